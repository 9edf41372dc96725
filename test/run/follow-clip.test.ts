import { rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ProviderError, UserError } from '../../src/errors.ts';
import type { ClipStatus } from '../../src/generate/provider.ts';
import { keyOf, planOf } from './test-plan.ts';
import { createTestService, type Script } from './test-service.ts';
import { createStage, type Stage } from './test-stage.ts';

const plan = planOf({ one: { clips: ['a'] } });
const offline = new ProviderError('connection reset', { provider: 'far', retryable: true });
const full = new UserError('The disk is full.', { hint: 'Free some space, then run again.' });

const writeLateFootage = async (_operation: object, file: string) => await writeFile(file, 'late footage');

const broken = (): ClipStatus => ({ state: 'failed', reason: 'error', message: 'broken.', mayHaveCost: true });

const costs90Cents = (): ClipStatus => ({ state: 'succeeded', costUsd: 0.9 });

const clipOf = async (stage: Stage) => (await stage.ledger.clips([keyOf('a')])).get(keyOf('a'));
const upTo = (times: number, error: Error) => (call: number) => {
  if (call <= times) throw error;
};

test.each<{ what: string; script: Partial<Script>; calls: object }>([
  { what: '19 polls in a row', script: { beforeStatus: upTo(19, offline) }, calls: { start: 1 } },
  { what: '4 downloads in a row', script: { beforeDownload: upTo(4, offline) }, calls: { start: 1, download: 5 } },
])('$what that fail are no verdict', async ({ script, calls }) => {
  const stage = await createStage();
  const service = createTestService({ clock: stage.clock, ...script });
  const result = await stage.run(plan, { provider: async () => service.provider });
  expect(result).toMatchObject({ outcome: 'done', spentMicros: 1_000_000 });
  expect(service.calls).toMatchObject(calls);
});

test('errors that do not come in a row are not added up', async () => {
  const stage = await createStage();
  const service = createTestService({
    clock: stage.clock,
    makingMs: 400_000,
    beforeStatus(call) {
      if (call % 2 === 1) throw offline;
    },
  });
  const result = await stage.run(plan, { provider: async () => service.provider, patience: { polls: 2 } });
  expect(result.outcome).toBe('done');
  expect(service.calls.status).toBeGreaterThan(10);
});

test.each<{ what: string; script: Partial<Script>; patience: object; message: string; calls: object }>([
  {
    what: 'polls fail for too long',
    script: { beforeStatus: upTo(99, offline) },
    patience: {},
    message: 'a is still with far: connection reset. Run again to go on with it.',
    calls: { start: 1, status: 20 },
  },
  {
    what: 'it takes too long',
    script: { makingMs: 7_200_000 },
    patience: { deadlineMs: 1_200_000 },
    message: 'a is still with far: far was not done after 20 minutes. Run again to go on with it.',
    calls: { start: 1 },
  },
  {
    what: 'there is no room for the download',
    script: { beforeDownload: upTo(99, full) },
    patience: {},
    message: 'a is still with far: The disk is full. Free some space, then run again. Run again to go on with it.',
    calls: { start: 1, download: 1 },
  },
])(
  'when $what, the clip stays with the service and the next run goes on',
  async ({ script, patience, message, calls }) => {
    const stage = await createStage();
    const service = createTestService({ clock: stage.clock, ...script });
    const result = await stage.run(plan, { provider: async () => service.provider, patience });
    expect(result).toMatchObject({ outcome: 'failed', deliverables: [{ message }], reservedMicros: 1_000_000 });
    expect(service.calls).toMatchObject(calls);
    expect(await clipOf(stage)).toMatchObject({ state: 'running', operation: { id: '0' } });

    const mended = {
      ...service.provider,
      status: async (): Promise<ClipStatus> => ({ state: 'succeeded', costUsd: 0.8 }),
    };
    const again = await stage.run(plan, { provider: async () => ({ ...mended, download: writeLateFootage }) });
    expect(again).toMatchObject({ outcome: 'done', spentMicros: 800_000, reservedMicros: 0 });
    expect(service.calls.start).toBe(1);
  },
);

test.each([
  { mayHaveCost: true, spent: 1_000_000 },
  { mayHaveCost: false, spent: 0 },
])('a verdict ends it: failed, with what it cost ($spent); the next run asks anew', async ({ mayHaveCost, spent }) => {
  const stage = await createStage();
  const verdict = (): ClipStatus => ({ state: 'failed', reason: 'moderation', message: 'shows a brand.', mayHaveCost });
  const service = createTestService({ clock: stage.clock, verdict });
  const result = await stage.run(plan, { provider: async () => service.provider });
  expect(result).toMatchObject({ outcome: 'failed', spentMicros: spent, reservedMicros: 0 });
  expect(result.deliverables[0]?.message).toMatch(/^far refused a: shows a brand\./);
  expect(await clipOf(stage)).toMatchObject({ state: 'failed', spentMicros: spent });
  expect((await stage.run(plan)).outcome).toBe('done');
});

test.each([
  { harm: 'damaged', do: async (file: string) => await writeFile(file, 'rubbish') },
  { harm: 'missing', do: async (file: string) => await rm(file) },
])(
  'stored footage that is $harm is fetched again before it is rendered, and not paid again',
  async ({ harm, do: harming }) => {
    const stage = await createStage();
    const service = createTestService({ clock: stage.clock, verdict: costs90Cents });
    const provider = async () => service.provider;
    await stage.run(plan, { provider });
    await harming(stage.store.clipFile(keyOf('a')));
    const result = await stage.run(planOf({ one: { clips: ['a'], text: 'new' } }), { provider });
    expect(result).toMatchObject({ outcome: 'done', spentMicros: 0 });
    expect(result.warnings).toEqual([`The footage of a was ${harm}; it is fetched or made again.`]);
    expect(service.calls).toMatchObject({ start: 1, download: 2 });
    expect(await stage.read('one.mp4')).toBe('footage of a by far\nnew');
    expect(await clipOf(stage)).toMatchObject({ state: 'ready', spentMicros: 900_000, reservedMicros: 0 });
  },
);

test('a clip that another run cannot make is not tried again by the one that waited for it', async () => {
  const stage = await createStage();
  const service = createTestService({ clock: stage.clock, verdict: broken });
  const tools = { provider: async () => service.provider };
  const results = await Promise.all([stage.run(plan, tools), stage.run(plan, tools)]);
  expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
  expect(service.calls.start).toBe(1);
});
