import { expect, test } from 'vitest';
import type { Model } from '../../src/campaign/model-schema.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { asset, brand, catalogue, model, platform, platforms, scene, scenesInput } from './plan-input.fixture.ts';

const tall = { resolution: '720p', aspect: '9:16', width: 768, height: 1366, tier: '768P' } as const;
const square = { resolution: '720p', aspect: '1:1', width: 720, height: 720 } as const;

const near = (change: Partial<Model> = {}): Model =>
  model({
    id: 'near-1',
    name: 'Near One',
    seconds: { min: 2, max: 10, step: 1 },
    sizes: [square, tall],
    fps: [24],
    audio: 'switch',
    inputs: { firstFrame: false, lastFrame: false, references: 3 },
    price: [
      { audio: true, usdPerSecond: 0.2, asOf: '2026-10-01' },
      { audio: false, usdPerSecond: 0.1 },
    ],
    ...change,
  });

interface Change {
  readonly near?: Partial<Model>;
  readonly scene?: Parameters<typeof scene>[0];
  readonly generate?: object;
  readonly today?: string;
}

function planWith(change: Change = {}): Plan {
  return planCampaign(
    scenesInput([scene({ seconds: 5, reference: '/p/phone.png', ...change.scene })], {
      video: { platforms: ['tall'] },
      generate: { fallback: ['near', 'maker', 'animatic', 'near'], audio: false, seed: 7, ...change.generate },
      input: {
        assets: new Map([asset('/p/phone.png', 'f0')]),
        catalogues: new Map([
          catalogue('maker', [model()]),
          catalogue('near', [near(change.near)]),
          catalogue('animatic', [model({ id: 'animatic', price: [{ usdPerSecond: 0 }] })]),
        ]),
        ...(change.today && { today: change.today }),
      },
    }),
  );
}

test('a fallback is asked for what it makes: its size, length, sound, picture and price', () => {
  const [clip] = planWith().clips;
  const [first, second] = clip?.fallbacks ?? [];
  expect(clip?.fallbacks).toHaveLength(2);
  expect(first).toEqual({
    request: {
      ...clip?.request,
      provider: 'near',
      model: 'near-1',
      seconds: 5,
      aspect: '9:16',
      width: 768,
      height: 1366,
      tier: '768P',
      fps: 24,
      audio: false,
      referenceAs: 'style',
    },
    estimateUsd: 0.5,
    priceAsOf: '2026-11-01',
    fitted: ['asked for 30 frames a second, the model makes 24'],
  });
  expect(second).toMatchObject({
    request: { provider: 'animatic', seconds: 8, seed: 7, board: { scene: 1, note: 'A lighthouse at dusk' } },
    estimateUsd: 0,
    priceAsOf: undefined,
    fitted: ['asked for 5 s, the model makes 4, 8 or 12: 8 s, trimmed'],
  });
  expect(second?.request.board?.colours).toEqual(brand.colours);
});

test('fallbacks change neither the key of a clip nor its price', () => {
  const [withThem] = planWith().clips;
  const [without] = planWith({ generate: { fallback: [] } }).clips;
  expect({ ...withThem, fallbacks: [] }).toEqual(without);
});

test('takes differ for a fallback as well', () => {
  const { clips } = planWith({ generate: { takes: 2 } });
  expect(clips.map(({ fallbacks }) => [fallbacks[0]?.request.take, fallbacks[0]?.request.seed])).toEqual([
    [1, 7],
    [2, 8],
  ]);
});

test('it covers the most that any video shows of the clip', () => {
  const slow = { ...platform('tall', 1080, 1920, '9:16'), id: 'twin' };
  const scenes = [scene({ seconds: 5 }), scene({ seconds: 7 })];
  const input = scenesInput(scenes, {
    video: { platforms: ['tall', 'twin'] },
    generate: { fallback: ['near'] },
    input: {
      platforms: new Map([...platforms, slow].map((one) => [one.id, one])),
      catalogues: new Map([catalogue('maker', [model()]), catalogue('near', [near()])]),
    },
  });
  // One prompt at two lengths: both ask the maker for the same 8 s.
  const { clips } = planCampaign(input);
  expect(clips.map(({ request, fallbacks }) => [request.seconds, fallbacks[0]?.request.seconds])).toEqual([[8, 7]]);
});

test.each<[string, Change, string]>([
  [
    'is too short',
    { near: { seconds: [2, 4] } },
    'coast, scene 1: the fallback near makes no clip that is long enough (asked for 5 s, the model makes 2 or 4: 4 + 2 s chained, trimmed), so it is not asked',
  ],
  [
    'takes no prompt of that length',
    { near: { promptCharacters: 10 } },
    'coast, scene 1: the fallback near takes prompts of 10 characters only, so it is not asked',
  ],
  [
    'has no known price',
    { near: { price: 'unknown' } },
    'the fallback near has no known price for its near-1, so it is not asked',
  ],
  [
    'is retired',
    { near: { retiredOn: '2026-11-01' }, today: '2026-11-24' },
    'the fallback near retired its near-1 on 2026-11-01, so it is not asked',
  ],
])('one that %s is left out, with a warning', (_, change, warning) => {
  const { clips, warnings } = planWith(change);
  expect(clips.map(({ fallbacks }) => fallbacks.map(({ request }) => request.provider))).toEqual([['animatic']]);
  expect(warnings).toContain(warning);
});

test('own footage is no fallback, and an unknown provider is a mistake', () => {
  const { clips, warnings } = planWith({ generate: { fallback: ['footage'] } });
  expect(clips[0]?.fallbacks).toEqual([]);
  expect(warnings).toEqual(['the fallback footage makes no pictures, so it is not asked']);
  expect(() => planWith({ generate: { fallback: ['neer'] } })).toThrow('There is no provider "neer".');
});
