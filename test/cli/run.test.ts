import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunEvent } from '../../src/run/events.ts';
import { createProject } from '../e2e/project.ts';
import { runCommand, type CommandOptions } from './run-command.ts';

// One small campaign from nothing to done, and what each command says of it on the way. The tests build on each other.

const campaign = `name: dot
content: A lamp that follows the sun
locales: [en, de]
platforms: [x]
generate: { resolution: 480p, fps: 24, seed: 7 }
videos:
  - id: lamp
    scenes: [{ prompt: A brass lamp on a desk at dawn, seconds: 1 }]
`;

let project: Awaited<ReturnType<typeof createProject>>;
beforeAll(async () => {
  project = await createProject({ 'campaigns/dot.yaml': campaign });
});
afterAll(() => project[Symbol.asyncDispose]());

const reelmill = (args: readonly string[], options: Partial<CommandOptions> = {}) =>
  runCommand([...args], { cwd: project.root, ...options });

/** Times are the machine's, names of logs the moment's. */
const steady = (text: string) =>
  text.replaceAll(/\d+(\.\d+)? s\b/g, '# s').replaceAll(/\d{4}-\d\d-\d\dT\S+\.ndjson/g, '<log>');

const file = 'campaigns/dot.yaml';

test('before a run: nothing is there, and looking makes nothing', async () => {
  const { exitCode, stdout } = await reelmill(['status', file]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "dot
    videos  2 new
    clips   1 new
    money   $0.00 spent or reserved

    next    reelmill run campaigns/dot.yaml
    "
  `);
  expect(await reelmill(['report', file])).toMatchObject({
    exitCode: 1,
    stderr: 'error nothing has been made yet\n      reelmill run campaigns/dot.yaml makes it.\n',
  });
  const dry = await reelmill(['run', file, '--dry-run']);
  expect(dry).toEqual(await reelmill(['plan', file]));
  expect(await readdir(project.root)).toEqual(['campaigns', 'reelmill.config.yaml']);
});

test('a run in a pipe says each thing that is made, once', async () => {
  const { exitCode, stdout, stderr } = await reelmill(['run', file, '--only', 'en', '--concurrency', '1']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  expect(steady(stderr)).toMatchInlineSnapshot(`
    "dot  1 video to make, 1 clip to make
    ✓ lamp/1 16:9 x  clip, animatic
    ✓ lamp/x/en  x/lamp-en.mp4

    ✓ 1 video made in # s

      videos    out/dot
      report    out/dot/report.html
    "
  `);
});

test('half of it is made', async () => {
  const { stdout } = await reelmill(['status', file]);
  expect(stdout).toMatchInlineSnapshot(`
    "dot
    videos  1 new, 1 made
    clips   1 made
    money   $0.00 spent or reserved
    review  1 video waits for approval: reelmill approve campaigns/dot.yaml

    next    reelmill run campaigns/dot.yaml
    "
  `);
});

test('a run for machines: events on stdout, a line each, and nothing else', async () => {
  const { exitCode, stdout, stderr } = await reelmill(['run', file, '--json']);
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining('made') });
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line): RunEvent => JSON.parse(line));
  expect(events[0]).toMatchObject({ type: 'run-started', deliverables: 2, cachedDeliverables: 1, cachedClips: 1 });
  expect(events).toContainEqual({ type: 'deliverable', id: 'lamp/x/en', state: 'cached' });
  expect(events).toContainEqual({ type: 'deliverable', id: 'lamp/x/de', state: 'ready', file: 'x/lamp-de.mp4' });
  expect(events.at(-1)).toMatchObject({ type: 'run-finished', outcome: 'done', ready: 1, cached: 1, failed: 0 });
});

test('all of it is made', async () => {
  const { stdout } = await reelmill(['status', file]);
  expect(stdout).toMatchInlineSnapshot(`
    "dot
    videos  2 made
    clips   1 made
    money   $0.00 spent or reserved
    review  2 videos wait for approval: reelmill approve campaigns/dot.yaml

    files   out/dot
    "
  `);
  const { campaign: name, deliverables, problems } = JSON.parse((await reelmill(['status', file, '--json'])).stdout);
  expect({ name, deliverables, problems }).toEqual({
    name: 'dot',
    deliverables: { 'lamp/x/en': 'cached', 'lamp/x/de': 'cached' },
    problems: [],
  });
});

test('an unchanged run makes nothing, and needs no ffmpeg for it', async () => {
  const before = await contents(join(project.root, 'out'));
  const { exitCode, stderr } = await reelmill(['run', file], { env: { FFMPEG_PATH: '/nowhere' }, columns: 80 });
  expect(exitCode).toBe(0);
  expect(steady(stderr)).toMatchInlineSnapshot(`
    "
    ✓ Nothing to make: 2 videos as the campaign says

      videos    out/dot
      report    out/dot/report.html
    "
  `);
  expect(await contents(join(project.root, 'out'))).toEqual(before);
});

test('the report can be written again', async () => {
  const page = join(project.root, 'out', 'dot', 'report.html');
  await rm(page);
  expect(await reelmill(['report', file])).toMatchObject({
    exitCode: 0,
    stdout: '',
    stderr: 'report  out/dot/report.html\n',
  });
  expect(await readFile(page, 'utf8')).toContain('</html>');
  const { stdout } = await reelmill(['report', file, '--json']);
  expect(JSON.parse(stdout)).toEqual({ report: page });
});

test('another output folder gets its own files, and the first one keeps its own', async () => {
  const before = await contents(join(project.root, 'out'));
  const elsewhere = await reelmill(['run', file, '--out', 'delivery', '--only', 'en']);
  expect(elsewhere).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('videos    delivery\n') });
  expect(await readdir(join(project.root, 'delivery', 'x'))).toEqual(['lamp-en.jpg', 'lamp-en.mp4']);
  const back = await reelmill(['run', file], { env: { FFMPEG_PATH: '/nowhere' } });
  expect(back).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Nothing to make') });
  expect(await contents(join(project.root, 'out'))).toEqual(before);
});

test('a video that somebody removed is made again, from the clips that are there', async () => {
  const video = join(project.root, 'out', 'dot', 'x', 'lamp-de.mp4');
  const before = await readFile(video);
  await rm(video);
  const { exitCode, stderr } = await reelmill(['run', file]);
  expect(exitCode).toBe(0);
  expect(stderr).toContain('dot  1 video to make, every clip is there\n✓ lamp/x/de  x/lamp-de.mp4\n');
  expect((await readFile(video)).equals(before)).toBe(true);
});

async function contents(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const read = names.map(async ({ parentPath, name }) => [name, await readFile(join(parentPath, name), 'base64')]);
  return Object.fromEntries(await Promise.all(read));
}
