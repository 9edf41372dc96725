import { readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canMount, runOnABadDisk } from '../store/on-a-bad-disk.ts';
import { command, createProject, startCommand, type Project } from './project.ts';

// What machines do to a run: disks, locks, other programs. Nothing that was made is lost, nothing half-made stands under
// its final name, and running the same command again ends where an undisturbed run does.

const file = 'campaigns/dot.yaml';
const campaign = `name: dot
content: A lamp that follows the sun
platforms: [x]
generate: { resolution: 480p, fps: 24, seed: 7 }
videos:
  - { id: lamp, scenes: [{ prompt: A brass lamp on a desk at dawn, seconds: 1, text: Follow the sun }] }
`;
const args = ['run', file];

let project: Project;
let manifest: string;
beforeAll(async () => {
  project = await createProject({ [file]: campaign });
  await run();
  manifest = await readManifest();
});
afterAll(() => project[Symbol.asyncDispose]());

const at = (...path: string[]) => join(project.root, ...path);
const run = (env: Readonly<Record<string, string>> = {}) => startCommand(args, project.root, env).ended;
const readManifest = () => readFile(at('out', 'dot', 'manifest.json'), 'utf8');

/** As after a change that makes every video anew from the clips that are there. */
const removeVideos = () => rm(at('out'), { recursive: true });

async function expectToRecover(): Promise<void> {
  const { code, stderr } = await run();
  expect(code, stderr).toBe(0);
  expect(await readManifest()).toBe(manifest);
}

test('without ffmpeg nothing is begun', async () => {
  await using other = await createProject({ [file]: campaign });
  const { code, stderr } = await startCommand(args, other.root, { FFMPEG_PATH: '/nowhere' }).ended;
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr:
      'error FFMPEG_PATH says /nowhere, which does not run as ffmpeg.\n' +
      '      Correct FFMPEG_PATH, or remove it so that Reelmill looks for ffmpeg itself.\n',
  });
  expect(await readdir(other.root)).toEqual(['campaigns', 'reelmill.config.yaml']);
});

test('an ffmpeg that is killed fails the video, and what happened is said', async () => {
  await removeVideos();
  const { child, ended } = startCommand(args, project.root);
  const victim = await ffmpegOf(child.pid ?? 0);
  process.kill(victim, 'SIGKILL');
  const { code, stderr } = await ended;
  expect(code, stderr).toBe(2);
  expect(stderr).toMatch(/✗ lamp\/x\/en\n {2}ffmpeg was killed \(SIGKILL\): out of memory\?/);
  expect(stderr).toMatch(/^✗ 1 failed in/m);
  expect(stderr).toMatch(/run the same command again/);
  expect(stderr).toMatch(/ {2}log {7}\.reelmill\/logs\/\S+\.ndjson\n$/);
  await expectToRecover();
});

test('a clip that was damaged in the store is noticed, kept aside and made again', async () => {
  await removeVideos();
  const clips = (await readdir(at('.reelmill', 'clips'), { recursive: true })).filter((name) => name.endsWith('.mp4'));
  await truncate(at('.reelmill', 'clips', clips[0] ?? ''), 1000);
  const { code, stderr } = await run();
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/! The footage of lamp\/1 16:9 x was damaged; it is fetched or made again\./);
  expect(await readdir(at('.reelmill', 'damaged'))).toHaveLength(1);
  expect(await readManifest()).toBe(manifest);
});

test('a ledger that another program holds is waited for, then left alone', async () => {
  const database = new DatabaseSync(at('.reelmill', 'ledger.db'));
  database.exec('begin exclusive');
  try {
    const { code, stderr } = await run();
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'error The ledger .reelmill/ledger.db is locked by another program.\n' +
        '      Close the program that has it open (a database browser, a backup), then run again.\n',
    });
  } finally {
    database.close();
  }
  await expectToRecover();
});

test('a ledger of a newer version is not touched', async () => {
  const ledger = at('.reelmill', 'ledger.db');
  const version = setVersion(ledger, 99);
  const before = await readFile(ledger);
  const { code, stderr } = await run();
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr:
      'error The ledger .reelmill/ledger.db was written by a newer reelmill.\n' +
      '      Update reelmill (npm install reelmill@latest), then run again. Nothing was changed.\n',
  });
  expect((await readFile(ledger)).equals(before)).toBe(true);
  setVersion(ledger, version);
  await expectToRecover();
});

test('a ledger that is none is not touched', async () => {
  await using other = await createProject({ [file]: campaign, '.reelmill/ledger.db': 'my shopping list' });
  const { code, stderr } = await startCommand(args, other.root).ended;
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr:
      'error The ledger .reelmill/ledger.db is not a ledger.\n' +
      '      Nothing was changed. Move the file away (or put a backup back), then run again.\n',
  });
  expect(await readFile(join(other.root, '.reelmill', 'ledger.db'), 'utf8')).toBe('my shopping list');
});

test.skipIf(!canMount)('a full disk of the project fails what did not fit', async () => {
  await using other = await createProject({ [file]: campaign, '.reelmill/keep': '' });
  const { status, stderr } = runOnABadDisk('full', join(other.root, '.reelmill'), command, args, other.root);
  expect(status, stderr).toBe(2);
  expect(stderr).toMatch(/✗ lamp\/x\/en\n {2}The disk is full: ffmpeg could not write its output\. Make room and run/);
  expect(await readdir(join(other.root, 'out', 'dot'))).toEqual(['contact-sheet.png', 'manifest.json', 'report.html']);
});

test.skipIf(!canMount)('a full disk of the output folder fails what did not fit, by its name and size', async () => {
  // Long enough for more than the megabyte that the disk takes.
  const longer = campaign.replace('seconds: 1', 'seconds: 3');
  await using other = await createProject({ [file]: longer, 'out/dot/keep': '' });
  const out = join(other.root, 'out', 'dot');
  const { status, stderr } = runOnABadDisk('full', out, command, args, other.root);
  expect(status, stderr).toBe(2);
  expect(stderr).toMatch(
    /Cannot write out\/dot\/x\/lamp-en\.mp4: the disk is full \(\d\.\d MB needed\)\. Free some space/,
  );
  const { code } = await startCommand(args, other.root).ended;
  expect(code).toBe(0);
  expect(await readdir(join(out, 'x'))).toContain('lamp-en.mp4');
});

test.skipIf(!canMount)('a read-only output folder is said to be one', async () => {
  await removeVideos();
  await using other = await createProject({ 'out/mine.txt': 'mine' });
  const out = join(other.root, 'out');
  const { status, stderr } = runOnABadDisk('read-only', out, command, [...args, '--out', out], project.root);
  expect(status, stderr).not.toBe(0);
  expect(stderr).toMatch(/Cannot write \S+\/out\/\S+: (the disk is read-only|its folder cannot be made)/);
  expect(stderr).not.toMatch(/this is a bug/);
  expect(await readdir(out)).toEqual(['mine.txt']);
  await expectToRecover();
});

test('names of any script, and emoji, go all the way', async () => {
  const named = campaign.replace('name: dot', 'name: "🌙 ليلة"').replace('id: lamp', 'id: מנורה 灯 👩‍🚀');
  await using other = await createProject({ 'campaigns/ليلة 🌙.yaml': named });
  const { code, stderr } = await startCommand(['run', 'campaigns/ليلة 🌙.yaml'], other.root).ended;
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('✓ מנורה 灯 👩‍🚀/x/en  x/מנורה 灯 👩‍🚀-en.mp4');
  expect(await readdir(join(other.root, 'out', '🌙 ليلة', 'x'))).toContain('מנורה 灯 👩‍🚀-en.mp4');
});

function setVersion(ledger: string, version: number): number {
  const database = new DatabaseSync(ledger);
  const before = Number(database.prepare('pragma user_version').get()?.['user_version']);
  // Into the file itself, not beside it, so that its bytes can be compared.
  database.exec(`pragma user_version = ${version}; pragma wal_checkpoint(truncate)`);
  database.close();
  return before;
}

/** The first ffmpeg that a process runs for long enough to be at work. */
async function ffmpegOf(parent: number): Promise<number> {
  for (;;) {
    const children = await readFile(`/proc/${parent}/task/${parent}/children`, 'utf8');
    for (const child of children.split(' ').filter(Boolean)) {
      const line = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '');
      if (line.includes('libx264') && line.includes('video.mp4')) return Number(child);
    }
    await sleep(5);
  }
}
