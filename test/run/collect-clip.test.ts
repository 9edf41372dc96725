import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { keyOf, planOf } from './test-plan.ts';
import { testProbe } from './test-probe.ts';
import { createTestService } from './test-service.ts';
import { createStage } from './test-stage.ts';

const plan = planOf({ one: { clips: ['a'] } });

test('footage that is not what was asked for is never used: failed, with what it cost, and kept for a person', async () => {
  const stage = await createStage();
  const result = await stage.run(plan, { probe: async () => testProbe({ seconds: 2 }) });
  const kept = join(stage.root, '.reelmill', 'rejected', 'clips', `${keyOf('a')}.mp4`);
  expect(result).toMatchObject({ outcome: 'failed', spentMicros: 1_000_000, reservedMicros: 0 });
  expect(result.deliverables[0]?.message).toBe(
    `far did not make a as asked: it is 2 s long, and 4 s were asked for. The footage is kept as ${kept}.`,
  );
  expect(await readFile(kept, 'utf8')).toBe('footage of a by far\n');
  expect((await stage.ledger.clips([keyOf('a')])).get(keyOf('a'))).toMatchObject({ state: 'failed', file: undefined });
  expect(await readdir(join(stage.root, '.reelmill', 'work'))).toEqual([]);
});

test('a file that is no video is fetched again, and is no verdict on what was paid for', async () => {
  const stage = await createStage();
  let looks = 0;
  const probe = async () => {
    looks += 1;
    if (looks <= 6) throw new UserError('a.mp4 cannot be read as video, audio or picture.');
    return testProbe();
  };
  const first = await stage.run(plan, { probe });
  expect(first).toMatchObject({ outcome: 'failed', clips: [{ result: { state: 'pending' } }], spentMicros: 0 });
  expect(await stage.run(plan, { probe })).toMatchObject({ outcome: 'done', spentMicros: 1_000_000 });
  expect(stage.service.calls).toMatchObject({ start: 1, download: 7 });
});

test('a failure that names its price is billed at that', async () => {
  const stage = await createStage();
  const service = createTestService({
    clock: stage.clock,
    verdict: () => ({ state: 'failed', reason: 'moderation', message: 'no.', mayHaveCost: true, costUsd: 0.25 }),
  });
  const result = await stage.run(plan, { provider: async () => service.provider });
  expect(result).toMatchObject({ outcome: 'failed', spentMicros: 250_000 });
});

test('what is made here is not looked at again', async () => {
  const stage = await createStage();
  const provider = { ...stage.service.provider, pollMs: 0 };
  const result = await stage.run(plan, {
    provider: async () => provider,
    probe: () => Promise.reject(new Error('nobody should look')),
  });
  expect(result.outcome).toBe('done');
});

test.each([
  { where: 'elsewhere', pollMs: 10_000, starts: 3 },
  { where: 'in this process', pollMs: 0, starts: 1 },
])('a download of what is made $where lets $starts clips start in a lane for one', async ({ pollMs, starts }) => {
  const stage = await createStage();
  const service = createTestService({
    clock: stage.clock,
    makingMs: 0,
    // Until all have started that will.
    beforeDownload: async () => await stage.clock.sleep(60_000, new AbortController().signal),
  });
  let begunBeforeFirst = 0;
  const provider = {
    ...service.provider,
    pollMs,
    async download(...order: Parameters<typeof service.provider.download>) {
      await service.provider.download(...order);
      begunBeforeFirst ||= service.calls.start;
    },
  };
  await stage.run(planOf({ one: { clips: ['a', 'b', 'c'] } }), {
    provider: async () => provider,
    limits: { clips: new Map([['far', { concurrent: 1, startsPerMinute: 60 }]]), renders: 1 },
  });
  expect(begunBeforeFirst).toBe(starts);
});

test('downloads are bounded, and no fewer', async () => {
  const stage = await createStage();
  let [atOnce, most] = [0, 0];
  const service = createTestService({
    clock: stage.clock,
    async beforeDownload() {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await stage.clock.sleep(600_000, new AbortController().signal);
      atOnce -= 1;
    },
  });
  const clips = Array.from({ length: 20 }, (_, index) => `clip ${index}`);
  const result = await stage.run(planOf({ all: { clips } }), {
    provider: async () => service.provider,
    limits: { clips: new Map([['far', { concurrent: 20, startsPerMinute: 60 }]]), renders: 1 },
  });
  expect(result.outcome).toBe('done');
  expect(most).toBe(8);
});
