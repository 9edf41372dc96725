import { expect, test } from 'vitest';
import type { Model } from '../../src/campaign/model-schema.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import { asset, catalogue, model, scene, scenesInput } from './plan-input.fixture.ts';

const planWith = (
  change: Partial<Model>,
  seconds: number,
  { generate = {}, extending = ['maker'] }: { generate?: object; extending?: readonly string[] } = {},
) =>
  planCampaign(
    scenesInput([scene({ seconds, reference: '/p/phone.png' })], {
      video: { platforms: ['wide'] },
      generate,
      input: {
        assets: new Map([asset('/p/phone.png', 'f0')]),
        catalogues: new Map([catalogue('maker', [model({ extend: { seconds: 20, times: 6 }, ...change })])]),
        extends: new Set(extending),
      },
    }),
  );

/** For each clip its label and that of the clip it goes on from. */
function lineage({ clips }: ReturnType<typeof planWith>) {
  const labels = new Map(clips.map(({ key, label }) => [key, label]));
  return clips.map(({ label, request }) => [label, request.continues && labels.get(request.continues)]);
}

test('pieces of a chain go on from each other where the model and the service can do that', () => {
  const plan = planWith({}, 30);
  expect(lineage(plan)).toEqual([
    ['coast/1a 16:9 wide', undefined],
    ['coast/1b 16:9 wide', 'coast/1a 16:9 wide'],
    ['coast/1c 16:9 wide', 'coast/1b 16:9 wide'],
  ]);
  expect(plan.clips.map(({ request }) => request.referenceAs)).toEqual(['first-frame', undefined, undefined]);
  expect(plan.clips.map(({ request }) => request.reference?.sha256)).toEqual(['f0', undefined, undefined]);
  expect(plan.warnings).toEqual([]);
  expect(plan.clips[0]?.fitted).toContain('asked for 30 s, the model makes 4, 8 or 12: 12 + 12 + 8 s chained, trimmed');
});

test.each([
  ['the model does not', { extend: undefined }, ['maker']],
  ['the service does not', {}, []],
  ['another service does', {}, ['openai']],
])('they are chained as before when %s', (_, change, extending) => {
  const plan = planWith(change, 20, { extending });
  expect(plan.clips.map(({ request }) => request.continues)).toEqual([undefined, undefined]);
  expect(plan.warnings).toEqual([expect.stringContaining('the joints may show')]);
});

test.each([
  ['no more often than the service adds', { seconds: [5], extend: { seconds: 20, times: 2 } }, 25, [0, 1, 2, 0, 1]],
  ['no more at a time than the service adds', { seconds: [4, 8], extend: { seconds: 4, times: 9 } }, 20, [0, 0, 1]],
])('%s', (_, change, seconds, added) => {
  const { clips } = planWith(change, seconds);
  const counts = new Map<string, number>();
  for (const { key, request } of clips)
    counts.set(key, request.continues === undefined ? 0 : 1 + (counts.get(request.continues) ?? NaN));
  expect([...counts.values()]).toEqual(added);
});

test('each take goes on from its own, and a change of the first piece makes the second again', () => {
  const plan = planWith({}, 20, { generate: { takes: 2 } });
  expect(lineage(plan)).toEqual([
    ['coast/1a 16:9 wide take 1', undefined],
    ['coast/1a 16:9 wide take 2', undefined],
    ['coast/1b 16:9 wide take 1', 'coast/1a 16:9 wide take 1'],
    ['coast/1b 16:9 wide take 2', 'coast/1a 16:9 wide take 2'],
  ]);
  expect(plan.price).toMatchObject({ totalUsd: 4, naiveUsd: 8 });
  const keys = new Set(plan.clips.map(({ key }) => key));
  const seeded = planWith({}, 20, { generate: { takes: 2, seed: 3 } });
  expect(seeded.clips.filter(({ key }) => keys.has(key))).toEqual([]);
});

test('a piece that is not the first has a key without continues unless it continues', () => {
  const alone = planWith({}, 20, { extending: [] }).clips.map(({ key }) => key);
  const continued = planWith({}, 20).clips.map(({ key }) => key);
  expect(continued[0]).toBe(alone[0]);
  expect(continued[1]).not.toBe(alone[1]);
});
