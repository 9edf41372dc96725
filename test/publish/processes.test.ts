import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { Post } from '../../src/publish/post.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { createPublishStage } from './publish-stage.ts';

const program = fileURLToPath(new URL('programs/publish.ts', import.meta.url));

test('three processes, each of which is killed and begun again, want the same posts: each is live once', async () => {
  const folder = temporaryFolder();
  const live = join(folder, 'live.txt');
  writeFileSync(live, '');
  const { post } = createPublishStage();
  const posts = Array.from({ length: 12 }, (_, index) => post({ deliverable: `teaser/${index}` })).map(onItsOwn);
  const start = (run: string) => {
    const child = spawn(process.execPath, [program, join(folder, 'ledger.db'), live, run, JSON.stringify(posts)]);
    onTestFinished(() => void child.kill('SIGKILL'));
    return { child, ended: Promise.all([text(child.stdout), text(child.stderr)]) };
  };
  // Long enough to be in the middle of something, and at another place each time.
  for (let round = 0; round < 6; round += 1) {
    const { child, ended } = start(`victim-${round}`);
    await wait(420 + 37 * round);
    child.kill('SIGKILL');
    await ended;
  }
  const outputs = await Promise.all(['a', 'b', 'c'].map((run) => start(run).ended));
  for (const [said, errors] of outputs) {
    expect(errors).toBe('');
    expect(said.trim().split('\n')).toEqual(posts.map(() => 'published'));
  }
  const lines = readFileSync(live, 'utf8').trim().split('\n');
  expect(lines.map((line) => line.replace(/ .*/, '')).toSorted()).toEqual(posts.map(({ key }) => key).toSorted());
});

/** A file of its own: the same one would be noticed. */
function onItsOwn(post: Post, index: number): Post {
  return { ...post, video: { ...post.video, sha256: index.toString(16).padStart(64, '0') } };
}
