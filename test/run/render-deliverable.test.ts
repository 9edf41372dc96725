import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Store } from '../../src/store/store.ts';
import { planOf } from './test-plan.ts';
import { createTestRender } from './test-render.ts';
import { createStage } from './test-stage.ts';

const plan = planOf({ 'tiktok/one': { clips: ['a'], text: 'Hello' } });
const silent = planOf({ 'tiktok/one': { clips: ['a'] } });

test('what does not pass inspection does not ship: the old files stay, the new ones are put aside', async () => {
  const stage = await createStage();
  await stage.run(plan);
  const next = planOf({ 'tiktok/one': { clips: ['a'], text: 'New' }, two: { clips: ['b'] } });
  const { render } = createTestRender({ clock: stage.clock, conforms: (id) => id !== 'tiktok/one' });
  const result = await stage.run(next, { render });

  expect(result).toMatchObject({ outcome: 'failed', deliverables: [{ state: 'failed' }, { state: 'ready' }] });
  expect(result.deliverables[0]?.message).toContain('video.size is 1080x1918, expected 1080x1920 (house)');
  expect(await stage.read('tiktok/one.mp4')).toContain('Hello');
  const rejected = join(stage.root, '.reelmill', 'rejected', 'tiktok', 'one');
  expect(await readFile(join(rejected, 'video.mp4'), 'utf8')).toContain('New');
  expect((await stage.ledger.deliverables('launch')).get('tiktok/one')).toMatchObject({
    state: 'failed',
    inspection: { ok: false },
  });
});

test.each([
  {
    what: 'a mistake',
    error: new UserError('No font shows 🜁.', { hint: 'Install one.' }),
    says: 'No font shows 🜁. Install one.',
  },
  { what: 'a bug', error: new TypeError('x is not a function'), says: 'x is not a function.' },
])('$what in one render fails that video alone, and running again renders it', async ({ error, says }) => {
  const stage = await createStage();
  const before = (id: string): void => {
    if (id === 'tiktok/one') throw error;
  };
  const two = planOf({ 'tiktok/one': { clips: ['a'] }, two: { clips: ['a'] } });
  const result = await stage.run(two, { render: createTestRender({ clock: stage.clock, before }).render });
  expect(result).toMatchObject({
    outcome: 'failed',
    deliverables: [{ state: 'failed', message: says }, { state: 'ready' }],
  });
  expect(result.deliverables[0]?.cause).toBe(error);
  const again = await stage.run(two);
  expect(again).toMatchObject({ outcome: 'done', deliverables: [{ state: 'ready' }, { state: 'cached' }] });
});

test('captions of a video that has no words any more are removed', async () => {
  const stage = await createStage();
  await stage.run(plan);
  const result = await stage.run(silent);
  expect(result.outcome).toBe('done');
  expect(await readdir(join(stage.root, 'out', 'tiktok'))).toEqual(['one.jpg', 'one.mp4']);
});

test('captions that somebody changed are neither removed nor lost', async () => {
  const stage = await createStage();
  const captions = join(stage.root, 'out', 'tiktok', 'one.srt');
  await stage.run(plan);
  await writeFile(captions, 'corrected by hand');
  await stage.run(silent);
  expect(await stage.read('tiktok/one.srt')).toBe('corrected by hand');

  const result = await stage.run(plan);
  expect(await stage.read('tiktok/one.srt')).toBe('Hello');
  expect(await stage.read('tiktok/one.kept-1.srt')).toBe('corrected by hand');
  expect(result.warnings).toEqual([
    'tiktok/one.srt was not what Reelmill put there; it is kept as tiktok/one.kept-1.srt.',
  ]);
});

test('the video is put in place last, so that it never stands beside older captions', async () => {
  const stage = await createStage();
  const order: string[] = [];
  const commitOutput: Store['commitOutput'] = async (folder, path, ...rest) => {
    order.push(path);
    return await stage.store.commitOutput(folder, path, ...rest);
  };
  await stage.run(plan, { store: { ...stage.store, commitOutput } });
  expect(order).toEqual(['tiktok/one.jpg', 'tiktok/one.srt', 'tiktok/one.vtt', 'tiktok/one.mp4']);
});

test('leaves a preview for the report and nothing in the work folder', async () => {
  const stage = await createStage();
  await stage.run(plan);
  expect(await readdir(join(stage.root, '.reelmill', 'previews'))).toEqual([`${plan.deliverables[0]?.key}.mp4`]);
  expect(await readdir(join(stage.root, '.reelmill', 'work'))).toEqual([]);
});

test('a preview of another make is replaced, and nothing piles up beside it', async () => {
  const stage = await createStage();
  const preview = join(stage.root, '.reelmill', 'previews', `${plan.deliverables[0]?.key}.mp4`);
  await mkdir(dirname(preview), { recursive: true });
  await writeFile(preview, 'made by another ffmpeg');
  await stage.run(plan);
  expect(await readFile(preview, 'utf8')).toBe('small');
  expect(await readdir(dirname(preview))).toHaveLength(1);
});

test('names the platform that has no profile', async () => {
  const stage = await createStage();
  const result = await stage.run(plan, { platforms: new Map() });
  expect(result.deliverables[0]?.message).toContain('no profile for the platform tiktok');
});
