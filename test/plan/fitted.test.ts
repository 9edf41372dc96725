import { expect, test } from 'vitest';
import type { Scene } from '../../src/campaign/campaign.ts';
import type { Model } from '../../src/campaign/model-schema.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import { catalogue, model, scene, scenesInput } from './plan-input.fixture.ts';

// What is asked of a model, and what the plan says of it, for campaigns in the words of OpenAI-style APIs and for models of
// every kind.

interface Change {
  readonly scene?: Partial<Scene>;
  readonly generate?: object;
  readonly model?: Partial<Model>;
  readonly on?: readonly string[];
}

const clipsOf = (change: Change) =>
  planCampaign(
    scenesInput([scene(change.scene)], {
      video: { platforms: change.on ?? ['tall'] },
      generate: change.generate ?? {},
      input: { catalogues: new Map([catalogue('maker', [model(change.model)])]) },
    }),
  ).clips;

test.each<[string, Change, string[]]>([
  [
    'a duration that the model does not make',
    { scene: { seconds: 5, lengthAs: 'duration' } },
    ['duration 5: the model makes 4, 8 or 12: 8 s, trimmed'],
  ],
  ['a duration that it makes', { scene: { seconds: 4, lengthAs: 'duration' } }, ['duration 4: 4 s']],
  ['n', { generate: { takes: 2, takesAs: 'n' } }, ['n 2: 2 takes']],
  ['a shape that the model makes', { generate: { aspect: '9:16' } }, ['aspect_ratio 9:16: made in 9:16']],
  [
    'a shape that it does not make',
    { generate: { aspect: '21:9' } },
    ['aspect_ratio 21:9: the model makes 16:9', 'made in 16:9 and cropped to 9:16 for tall'],
  ],
  [
    'quality hd',
    { generate: { quality: 'hd' } },
    ['quality hd: not asked of the model; the finished videos are encoded with more care'],
  ],
  ['quality hd of what is drawn here', { generate: { quality: 'hd' }, model: { price: [{ usdPerSecond: 0 }] } }, []],
  [
    'no sound of a model that always makes some',
    { generate: { audio: false }, model: { audio: 'always' } },
    ['audio false: the model always makes sound'],
  ],
  ['no sound of a model that makes none', { generate: { audio: false } }, []],
])('the plan says what became of %s', (_, change, notes) => {
  for (const { fitted } of clipsOf(change)) expect(fitted).toEqual(notes);
});

test('with aspect_ratio one shape is made for all platforms', () => {
  const clips = clipsOf({ generate: { aspect: '9:16', tune: 'aspect' }, on: ['wide', 'square', 'tall'] });
  expect(clips.map(({ request, usedBy }) => [request.aspect, usedBy.length])).toEqual([['9:16', 6]]);
});

const bySize: Partial<Model> = {
  seconds: [6, 10],
  sizes: [
    { resolution: '720p', aspect: '16:9', width: 1366, height: 768, tier: '768P' },
    { resolution: '1080p', aspect: '16:9', width: 1920, height: 1080, tier: '1080P', seconds: [6] },
  ],
  price: [
    { resolution: '720p', seconds: 6, usdPerClip: 0.28 },
    { resolution: '720p', seconds: 10, usdPerClip: 0.56, asOf: '2026-10-01', source: 'https://example.com/clips' },
    { resolution: '1080p', seconds: 6, usdPerClip: 0.49 },
  ],
};

test.each([
  { seconds: 9, resolution: '720p', made: [['768P', 10, 0.56, '2026-10-01']] },
  { seconds: 5, resolution: '1080p', made: [['1080P', 6, 0.49, '2026-11-01']] },
  {
    seconds: 9,
    resolution: '1080p',
    made: [
      ['1080P', 6, 0.49, '2026-11-01'],
      ['1080P', 6, 0.49, '2026-11-01'],
    ],
  },
])('the size decides the lengths and the price: $seconds s at $resolution', ({ seconds, resolution, made }) => {
  const clips = clipsOf({ scene: { seconds }, generate: { resolution }, model: bySize, on: ['wide'] });
  const asked = clips.map(({ request, estimateUsd, priceAsOf }) => [
    request.tier,
    request.seconds,
    estimateUsd,
    priceAsOf,
  ]);
  expect(asked).toEqual(made);
});

test('a total is as old as its oldest price', () => {
  const scenes = [scene({ seconds: 5 }), scene({ seconds: 9, prompt: 'A pier' })];
  const { price } = planCampaign(
    scenesInput(scenes, {
      video: { platforms: ['wide'] },
      input: { catalogues: new Map([catalogue('maker', [model(bySize)])]) },
    }),
  );
  expect(price).toEqual({ totalUsd: 0.84, naiveUsd: 1.68, asOf: '2026-10-01' });
});

const switching: Partial<Model> = {
  audio: 'switch',
  price: [
    { audio: true, usdPerSecond: 0.4 },
    { audio: false, usdPerSecond: 0.2 },
  ],
};

test.each([
  { model: switching, audio: true, sent: true, usd: 1.6 },
  { model: switching, audio: false, sent: false, usd: 0.8 },
  { model: { ...switching, audio: 'always' as const }, audio: false, sent: undefined, usd: 1.6 },
  { model: { ...switching, audio: 'never' as const }, audio: true, sent: undefined, usd: 0.8 },
])('sound is asked for only where it can be: $model.audio, $audio', ({ model: kind, audio, sent, usd }) => {
  const [clip] = clipsOf({ model: kind, generate: { audio } });
  expect([clip?.request.audio, clip?.estimateUsd]).toEqual([sent, usd]);
});

test.each([
  { inputs: { firstFrame: true, lastFrame: true, references: 9 }, as: 'first-frame' },
  { inputs: { firstFrame: false, lastFrame: false, references: 1 }, as: 'style' },
  { inputs: { firstFrame: false, lastFrame: true, references: 0 }, as: undefined },
] as const)('a reference picture is used as $as', ({ inputs, as }) => {
  const file = { path: '/p/a.png', kind: 'image', sha256: 'f0', bytes: 1 } as const;
  const input = scenesInput([scene({ reference: file.path })], {
    video: { platforms: ['wide'] },
    input: {
      assets: new Map([[file.path, file]]),
      catalogues: new Map([catalogue('maker', [model({ inputs })])]),
    },
  });
  const [clip] = planCampaign(input).clips;
  expect([clip?.request.referenceAs, clip?.request.reference?.sha256]).toEqual([as, as && 'f0']);
});
