#!/usr/bin/env node
// Kept to syntax that old Nodes can parse: its first work is to tell an old Node what is needed, instead of a syntax error.
import process from 'node:process';

const needed = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < needed) {
  process.stderr.write(
    'reelmill needs Node ' +
      needed +
      ' or newer; this is Node ' +
      process.versions.node +
      ' (' +
      process.execPath +
      ').\n' +
      '  In a checkout of Reelmill: run `npm ci` and start it as `npx reelmill …`; Node ' +
      needed +
      ' comes with it.\n' +
      '  Elsewhere: `nvm install ' +
      needed +
      '`, `fnm install ' +
      needed +
      '`, or https://nodejs.org/en/download\n',
  );
  process.exitCode = 1;
} else {
  void import('./start.js');
}
