import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject, startCommand, tinyCampaign } from './project.ts';

const kills = process.env.REELMILL_SOAK ? 100 : 6;
const rounds = process.env.REELMILL_SOAK ? 5 : 1;

// The same moments at every run, so that a failure can be looked at again (mulberry32).
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test('killed at any moment and run again, a campaign ends with the same manifest', { timeout: 1_200_000 }, async () => {
  const random = seeded(20261123);
  const expected = await manifestOfUndisturbedRun();

  for (let round = 0; round < rounds; round += 1) {
    await using project = await createProject({ 'campaigns/tiny.yaml': tinyCampaign });
    for (let kill = 0; kill < kills / rounds; kill += 1) {
      const { child, ended } = startCommand(['run', 'campaigns/tiny.yaml'], project.root);
      const timer = setTimeout(() => child.kill('SIGKILL'), 100 + random() * 3000);
      await ended;
      clearTimeout(timer);
      expect(await halfWritten(project.root), 'nothing half-written under a final name').toEqual([]);
    }
    const last = await startCommand(['run', 'campaigns/tiny.yaml'], project.root).ended;
    expect(last.code, last.stderr).toBe(0);
    expect(await readManifest(project.root)).toBe(expected);
  }
});

async function manifestOfUndisturbedRun(): Promise<string> {
  await using project = await createProject({ 'campaigns/tiny.yaml': tinyCampaign });
  const { code, stderr } = await startCommand(['run', 'campaigns/tiny.yaml'], project.root).ended;
  expect(code, stderr).toBe(0);
  return readManifest(project.root);
}

function readManifest(root: string): Promise<string> {
  return readFile(join(root, 'out', 'tiny', 'manifest.json'), 'utf8');
}

/** Finished MP4 files end in a media box that is as long as it says; a torn one does not. */
async function halfWritten(root: string): Promise<string[]> {
  const files = await readdir(join(root, 'out'), { recursive: true }).catch(() => []);
  const videos = files.filter((file) => file.endsWith('.mp4'));
  const torn = await Promise.all(
    videos.map(async (file) => ({ file, whole: isWhole(await readFile(join(root, 'out', file))) })),
  );
  return torn.filter(({ whole }) => !whole).map(({ file }) => file);
}

function isWhole(bytes: Buffer): boolean {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at);
    if (size < 8) return false;
    at += size;
  }
  return at === bytes.length;
}
