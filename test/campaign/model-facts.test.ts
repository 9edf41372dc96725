import { expect, test } from 'vitest';
import { missingLimits, modelFacts } from '../../src/campaign/model-facts.ts';
import { model } from '../plan/plan-input.fixture.ts';

const described = {
  seconds: [5, 10],
  shapes: ['16:9', '9:16', '4:5'],
  resolutions: ['720p' as const],
  usdPerSecond: 0.06,
};

test('a model that no catalogue has is what the campaign says', () => {
  expect(modelFacts('kling', undefined, described)).toEqual({
    id: 'kling',
    name: 'kling',
    seconds: [5, 10],
    sizes: [
      { resolution: '720p', aspect: '16:9', width: 1280, height: 720 },
      { resolution: '720p', aspect: '9:16', width: 720, height: 1280 },
      { resolution: '720p', aspect: '4:5', width: 720, height: 900 },
    ],
    price: [{ usdPerSecond: 0.06 }],
    asOf: undefined,
    audio: 'never',
    fps: [24, 30],
    seed: false,
    promptCharacters: 2000,
    inputs: { firstFrame: false, lastFrame: false, references: 0 },
    extend: undefined,
  });
});

test.each([
  [{}, ['seconds', 'sizes (or shapes and resolutions)', 'usdPerSecond (or usdPerClip)']],
  [{ seconds: [5], usdPerClip: 1 }, ['sizes (or shapes and resolutions)']],
  [{ shapes: ['1:1'], seconds: [5], usdPerClip: 1 }, ['sizes (or shapes and resolutions)']],
  [described, []],
])('of %j there is missing %j', (limits, missing) => {
  expect(missingLimits(limits)).toEqual(missing);
  expect(modelFacts('kling', undefined, limits) === undefined).toBe(missing.length > 0);
});

const known = model({
  sizes: [{ resolution: '1080p', aspect: '16:9', width: 1920, height: 1080, seconds: [6] }],
  extend: { seconds: 20, times: 6 },
});

test.each([
  [{}, {}],
  [{ usdPerClip: 0.2 }, { price: [{ usdPerClip: 0.2 }], asOf: undefined }],
  [
    { usdPerSecond: 0, asOf: '2026-11-24' },
    { price: [{ usdPerSecond: 0 }], asOf: '2026-11-24' },
  ],
  [{ seconds: [3] }, { seconds: [3], sizes: [{ resolution: '1080p', aspect: '16:9', width: 1920, height: 1080 }] }],
  [
    { audio: 'switch' as const, fps: [60], seed: false, promptCharacters: 9 },
    { audio: 'switch', fps: [60], seed: false, promptCharacters: 9 },
  ],
  [{ references: 3 }, { inputs: { firstFrame: true, lastFrame: false, references: 3 } }],
  [{ firstFrame: false }, { inputs: { firstFrame: false, lastFrame: false, references: 0 } }],
])('what the campaign says goes before the catalogue: %j', (limits, changed) => {
  const { concurrent: _, startsPerMinute: __, source: ___, ...facts } = known;
  expect(modelFacts('m-1', known, limits)).toEqual({ ...facts, ...changed });
});
