import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from './project.ts';

const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
const nodes = [...new Set(folders.map((folder) => join(folder, 'node')))].filter((file) => existsSync(file));
const old = nodes.find((node) => Number(execFileSync(node, ['-p', 'process.versions.node.split(".")[0]'])) < 24);

test.skipIf(old === undefined)('an older Node says which one is needed and how to get it', () => {
  const { status, stdout, stderr } = spawnSync(old ?? '', [command, 'validate', 'a.yaml'], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  const [first, ...rest] = stderr.split('\n');
  expect(first).toMatch(/^reelmill needs Node 24 or newer; this is Node \d+\.\d+\.\d+ \(\/.*node\)\.$/);
  expect(rest).toEqual([
    '  In a checkout of Reelmill: run `npm ci` and start it as `npx reelmill …`; Node 24 comes with it.',
    '  Elsewhere: `nvm install 24`, `fnm install 24`, or https://nodejs.org/en/download',
    '',
  ]);
});
