import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { postKey } from '../../src/publish/post-key.ts';
import { RefusedError } from '../../src/publish/refused-error.ts';
import { createPublishStage } from './publish-stage.ts';
import { createTestService, type Fault } from './test-service.ts';

const never = (count: number, fault: Fault): Fault[] => Array.from({ length: count }, () => fault);

test('an upload that breaks goes on where it was', async () => {
  const { run, post } = createPublishStage();
  const service = createTestService({ faults: { upload: ['lost', 'broken', 'busy'] } });
  expect(await run(post(), service.publisher)).toMatchObject({ state: 'published' });
  expect(service.calls.upload).toBe(4);
  expect(service.sent()).toBe(post().video.bytes);
});

test('an upload that never gets anywhere is left for the next run', async () => {
  const { run, post, states } = createPublishStage();
  const service = createTestService({ faults: { upload: never(8, 'broken') } });
  expect(await run(post(), service.publisher)).toMatchObject({
    state: 'pending',
    message: 'It did not go out: The connection broke.',
  });
  expect(await states()).toEqual(['planned']);
  expect(await run(post(), service.publisher)).toMatchObject({ state: 'published' });
});

test('errors are no verdict while the service processes', async () => {
  const { run, post } = createPublishStage();
  const service = createTestService({ faults: { check: never(19, 'broken') } });
  expect(await run(post(), service.publisher)).toMatchObject({ state: 'published' });
  expect(service.calls).toMatchObject({ check: 21, upload: 1, publish: 1 });
});

test('a service that processes for ever is left to the next run, with its upload', async () => {
  const { run, post, states } = createPublishStage();
  const service = createTestService({ looks: 1000 });
  expect(await run(post(), service.publisher)).toMatchObject({
    state: 'pending',
    message: expect.stringContaining('has not processed the video within 60 minutes'),
  });
  expect(await states()).toEqual(['planned']);
  expect(await run(post(), service.publisher)).toMatchObject({ state: 'published' });
  expect(service.sent()).toBe(post().video.bytes);
});

test('an upload that has expired between two runs is made anew', async () => {
  const { run, post } = createPublishStage();
  const service = createTestService({ faults: { publish: ['busy'] } });
  expect(await run(post(), service.publisher)).toMatchObject({ state: 'failed' });
  service.expire();
  expect(await run(post(), service.publisher)).toMatchObject({ state: 'published' });
  expect(service.sent()).toBe(2 * post().video.bytes);
});

test('an upload with other words, or of another file, begins anew', async () => {
  const { run, post, changeVideo } = createPublishStage();
  const service = createTestService({ faults: { publish: ['busy', 'busy'] } });
  await run(post(), service.publisher);
  await run(post({ caption: 'Other words.' }), service.publisher);
  changeVideo('another video.........');
  expect(await run(post(), service.publisher)).toMatchObject({ state: 'published' });
  expect(service.sent()).toBe(3 * post().video.bytes);
  expect(service.live).toEqual([expect.objectContaining({ file: post().video.sha256 })]);
});

test('a video that the service will not have has failed; nothing is armed', async () => {
  const { run, post, states } = createPublishStage();
  const service = createTestService({ rejects: true });
  expect(await run(post(), service.publisher)).toEqual({
    state: 'failed',
    message:
      'test will not take teaser/tiktok/en: This is no video. Look at the file; `reelmill publish` uploads it anew.',
  });
  expect(await states()).toEqual(['failed']);
  expect(service.calls.publish).toBe(0);
});

test.each<[Fault, string, number]>([
  ['broken', 'The connection broke. `reelmill publish` tries it again.', 2],
  ['busy', 'Busy. `reelmill publish` tries it again.', 2],
  ['refused', 'No.', 1],
])(
  'cover and captions that fail (%s) are a warning, and follow later where that may help',
  async (fault, said, times) => {
    const { run, post, warnings } = createPublishStage();
    const service = createTestService({ faults: { finish: [fault] } });
    for (const _ of [1, 2, 3]) expect(await run(post(), service.publisher)).toMatchObject({ state: 'published' });
    expect(warnings).toEqual([`teaser/tiktok/en on test/brand is out, but not all that belongs to it: ${said}`]);
    expect(service.calls).toMatchObject({ publish: 1, finish: times });
  },
);

test('cover and captions of a later version do not follow what is live', async () => {
  const { run, post, changeVideo, warnings } = createPublishStage();
  const service = createTestService({ faults: { finish: ['broken'] } });
  const approved = post();
  await run(approved, service.publisher);
  changeVideo('somebody else has been here');
  for (const _ of [1, 2]) expect(await run(approved, service.publisher)).toMatchObject({ state: 'published' });
  expect(warnings.at(-1)).toMatch(/is out, but not all that belongs to it: .*teaser.mp4 has changed since it was made/);
  expect(warnings).toHaveLength(2);
  expect(service.calls).toMatchObject({ publish: 1, finish: 1 });
});

test('a file that changed since it was approved does not leave', async () => {
  const { run, post, changeVideo, states } = createPublishStage();
  const service = createTestService();
  const approved = post();
  changeVideo('somebody else has been here');
  expect(await run(approved, service.publisher)).toMatchObject({
    state: 'refused',
    message: expect.stringMatching(/teaser.mp4 has changed since it was made/),
  });
  expect(service.calls.upload).toBe(0);
  expect(await states()).toEqual(['planned']);
});

test('an approval that is taken back while the video is uploaded counts', async () => {
  const { run, post, states } = createPublishStage();
  const service = createTestService();
  let asked = 0;
  const mayGoOut = async () => {
    asked += 1;
    if (asked === 2) throw new RefusedError('Ana has rejected it.');
  };
  const result = await run(post(), service.publisher, { tools: { mayGoOut } });
  expect(result).toEqual({ state: 'refused', message: 'Ana has rejected it.' });
  expect(service.calls).toMatchObject({ upload: 1, publish: 0 });
  expect(await states()).toEqual(['planned']);
});

test('an account that must be connected again', async () => {
  const { run, post, states } = createPublishStage();
  const expired = new UserError('The account test/brand has expired.', { hint: 'Connect it again.' });
  const upload = () => Promise.reject(expired);
  expect(await run(post(), { ...createTestService().publisher, upload })).toMatchObject({
    state: 'failed',
    message: 'It did not go out: The account test/brand has expired. Connect it again.',
  });
  expect(await states()).toEqual(['planned']);
});

test('a run that slept through its lease sends nothing', async () => {
  const { run, post, states } = createPublishStage();
  const service = createTestService();
  const asleep = new UserError('asleep');
  const checkLease = () => {
    throw asleep;
  };
  expect(await run(post(), service.publisher, { tools: { checkLease } })).toMatchObject({ state: 'failed' });
  expect(service.calls.publish).toBe(0);
  expect(await states()).toEqual(['planned']);
});

const again = (number: number, deliverable = 'teaser/tiktok/en') =>
  postKey({ campaign: 'aurora', deliverable, service: 'test', accountId: 'id-1' }, number);

test('the same file on the same account is noticed, whatever it is called, and posted again only when asked', async () => {
  const { run, post } = createPublishStage();
  const service = createTestService();
  await run(post(), service.publisher);
  const other = post({ deliverable: 'teaser/instagram/en' });
  expect(await run(other, service.publisher)).toEqual({
    state: 'refused',
    message: 'The same file is on test/brand already, as teaser/tiktok/en of aurora. --again posts it once more.',
  });
  expect(await run(post({ deliverable: 'teaser/x/en', accountId: 'id-2' }), service.publisher)).toMatchObject({
    state: 'published',
  });
  expect(await run(other, service.publisher, { again: true })).toMatchObject({ state: 'published' });
  expect(service.live.map(({ key }) => key)).toEqual([post().key, expect.any(String), other.key]);
});

test('a video that was rendered again is not posted again by itself', async () => {
  const { run, post, changeVideo } = createPublishStage();
  const service = createTestService();
  await run(post(), service.publisher);
  changeVideo('rendered again, better');
  await run(post(), service.publisher);
  expect(service.live).toHaveLength(1);
  await run(post({ key: again(1) }), service.publisher, { again: true, round: 1 });
  expect(service.live.map(({ key }) => key)).toEqual([again(0), again(1)]);
});

test('a round that was asked for goes on without being asked for again', async () => {
  const { run, post } = createPublishStage();
  const service = createTestService({ faults: { publish: [undefined, 'busy'] } });
  await run(post(), service.publisher);
  const second = post({ key: again(1) });
  expect(await run(second, service.publisher, { again: true, round: 1 })).toMatchObject({ state: 'failed' });
  expect(await run(second, service.publisher, { round: 1 })).toMatchObject({ state: 'published' });
});

test('two posts of one file that upload side by side: the second is noticed when it is armed', async () => {
  const { run, post, shared } = createPublishStage();
  const service = createTestService();
  const beside = shared();
  const both = [post(), post({ deliverable: 'teaser/instagram/en' })];
  const results = await Promise.all(both.map((one) => run(one, service.publisher, { beside })));
  expect(results.map(({ state }) => state).toSorted()).toEqual(['published', 'refused']);
  expect(service.live).toHaveLength(1);
});

test('a post is uploaded ahead and held until it is due', async () => {
  const { run, post, clock, events } = createPublishStage();
  const dueMs = clock.now() + 8 * 60_000;
  const service = createTestService();
  let at = 0;
  const publish: typeof service.publisher.publish = async (...args) => {
    at = clock.now();
    return await service.publisher.publish(...args);
  };
  await run(post(), { ...service.publisher, publish }, { dueMs });
  expect(at).toBeGreaterThanOrEqual(dueMs);
  expect(at - dueMs).toBeLessThan(1000);
  expect(events.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1])).toEqual([
    'uploading',
    'processing',
    'held',
    'publishing',
  ]);
});
