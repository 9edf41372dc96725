import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const program = fileURLToPath(new URL('programs/replace.ts', import.meta.url));
// A folder on another disk takes the way of a copy.
const shared = existsSync('/dev/shm') ? '/dev/shm' : undefined;

test.each([
  ['the same disk', undefined],
  ['another disk', shared],
])('on %s who reads sees whole files only, at any moment and after kill -9', async (_, below) => {
  const out = temporaryFolder(below);
  const child = spawn(process.execPath, [program, temporaryFolder(), out]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const letters: string[] = [];
  child.stdout.on('data', (printed: Buffer) => letters.push(...printed.toString().split('')));
  for (; letters.length < 25 && child.exitCode === null; await nextTurn()) expectWhole(out);
  expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(expectWhole(out)).toEqual(['manifest.json', 'teaser.mp4']);
});

/** Each final name is missing so far, or holds two million times one letter. */
function expectWhole(out: string): string[] {
  const there = ['manifest.json', 'teaser.mp4'].filter((name) => existsSync(join(out, name)));
  for (const name of there) {
    const content = readFileSync(join(out, name), 'utf8');
    expect([name, content.length, content === content.charAt(0).repeat(content.length)]).toEqual([
      name,
      2_000_000,
      true,
    ]);
  }
  return there;
}
