import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { filesIn, temporaryFolder } from './temporary-folder.ts';

const program = fileURLToPath(new URL('programs/replace.ts', import.meta.url));
// A folder on another disk takes the way of a copy.
const shared = existsSync('/dev/shm') ? '/dev/shm' : undefined;

test.each([
  ['on the same disk', undefined, 1],
  ['on the same disk', undefined, 4],
  ['on another disk', shared, 1],
  ['on another disk', shared, 4],
])('kill -9 %s leaves each file whole, the old one or the new one', async (_, below, rounds) => {
  const out = temporaryFolder(below);
  const child = spawn(process.execPath, [program, temporaryFolder(), out]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = 0;
  child.stdout.on('data', (letters: Buffer) => {
    printed += letters.length;
    if (printed >= rounds) child.kill('SIGKILL');
  });
  await once(child, 'close');
  const files = filesIn(out);
  const named = Object.keys(files).filter((name) => !name.endsWith('.tmp'));
  expect(named).toEqual(['manifest.json', 'teaser.mp4']);
  for (const name of named) expect(files[name]).toMatch(/^(.)\1{1999999}$/);
});
