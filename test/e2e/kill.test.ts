import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject, startCommand, tinyCampaign } from './project.ts';
import { seeded } from './seeded.ts';

const kills = process.env.REELMILL_SOAK ? 100 : 4;

test('killed at any moment and run again, a campaign ends with the same manifest', { timeout: 1_200_000 }, async () => {
  const random = seeded(20261123);
  const undisturbed = await runUndisturbed();
  let done = 0;
  while (done < kills) {
    await using project = await createProject({ 'campaigns/tiny.yaml': tinyCampaign });
    // Killed until one gets to its end before its time: the next kills begin with nothing again.
    for (let killed = true; killed && done < kills; done += 1) {
      killed = await killRun(project.root, undisturbed.ms * random());
      expect(await halfWritten(project.root), 'nothing half-written under a final name').toEqual([]);
    }
    const last = await startCommand(['run', 'campaigns/tiny.yaml'], project.root).ended;
    expect(last.code, last.stderr).toBe(0);
    expect(await readManifest(project.root)).toBe(undisturbed.manifest);
  }
});

async function runUndisturbed(): Promise<{ manifest: string; ms: number }> {
  await using project = await createProject({ 'campaigns/tiny.yaml': tinyCampaign });
  const began = performance.now();
  const { code, stderr } = await startCommand(['run', 'campaigns/tiny.yaml'], project.root).ended;
  expect(code, stderr).toBe(0);
  return { manifest: await readManifest(project.root), ms: performance.now() - began };
}

/** Whether the run was still at work when it was killed. */
async function killRun(root: string, afterMs: number): Promise<boolean> {
  const { child, ended } = startCommand(['run', 'campaigns/tiny.yaml'], root);
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  const { signal } = await ended;
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

function readManifest(root: string): Promise<string> {
  return readFile(join(root, 'out', 'tiny', 'manifest.json'), 'utf8');
}

/** Files whose end is missing: each kind ends in a way of its own. */
async function halfWritten(root: string): Promise<string[]> {
  const files = await readdir(join(root, 'out'), { recursive: true }).catch(() => []);
  const torn = files.map(async (file) => {
    const isWhole = ends[extname(file)];
    return isWhole === undefined || isWhole(await readFile(join(root, 'out', file))) ? [] : [file];
  });
  return (await Promise.all(torn)).flat();
}

const ends: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  '.mp4': endsWithBox,
  '.jpg': (bytes) => bytes.subarray(-2).toString('hex') === 'ffd9',
  '.png': (bytes) => bytes.subarray(-8, -4).toString('latin1') === 'IEND',
  '.json': (bytes) => bytes.toString().endsWith('\n}\n'),
  '.html': (bytes) => /<\/html>\s*<!-- made of [0-9a-f]{64} -->\n$/.test(bytes.toString()),
};

/** MP4: boxes, each as long as it says. */
function endsWithBox(bytes: Buffer): boolean {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at);
    if (size < 8) return false;
    at += size;
  }
  return at === bytes.length;
}
