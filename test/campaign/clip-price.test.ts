import { expect, test } from 'vitest';
import { clipPrice } from '../../src/campaign/clip-price.ts';
import type { Price } from '../../src/campaign/model-schema.ts';

const veo: Price[] = [
  { resolution: '720p', audio: true, usdPerSecond: 0.1 },
  { resolution: '1080p', audio: true, usdPerSecond: 0.12 },
  { resolution: '720p', audio: false, usdPerSecond: 0.08, asOf: '2026-07-10' },
];
const hailuo: Price[] = [
  { resolution: '720p', seconds: 6, usdPerClip: 0.28 },
  { resolution: '720p', seconds: 10, usdPerClip: 0.56 },
];
const hd = { resolution: '1080p', audio: true, seconds: 4 } as const;
const sd = { resolution: '720p', audio: true, seconds: 4 } as const;

test.each([
  ['by the second, by resolution and sound', veo, hd, 480_000, '2026-11-01'],
  ['of another day', veo, { ...sd, audio: false }, 320_000, '2026-07-10'],
  ['that is not listed costs the highest', veo, { ...hd, audio: false }, 480_000, '2026-11-01'],
  ['by the clip', hailuo, { ...sd, seconds: 10 }, 560_000, '2026-11-01'],
  ['by the clip, at a length that is not listed', hailuo, { ...sd, seconds: 12 }, 672_000, '2026-11-01'],
  ['by the clip of any length', [{ usdPerClip: 0.3 }], { ...hd, seconds: 12 }, 300_000, '2026-11-01'],
  ['for nothing', [{ usdPerSecond: 0 }], hd, 0, '2026-11-01'],
  // 0.105 * 3 is 0.31500000000000000 in floating point only after rounding.
  ['in whole micro-dollars', [{ usdPerSecond: 0.105 }], { ...hd, seconds: 3 }, 315_000, '2026-11-01'],
] as const)('a clip %s', (_, price, clip, micros, asOf) => {
  expect(clipPrice({ price: [...price], asOf: '2026-11-01' }, clip)).toEqual({ micros, asOf });
});

test('what nobody knows the price of has none', () => {
  expect(clipPrice({ price: 'unknown', asOf: undefined }, hd)).toBeUndefined();
});
