import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, expect, test } from 'vitest';
import type { CaptionStyle } from '../../src/campaign/captions-schema.ts';
import { captionFrame, captionSamples, captionStyles, frameSize } from './caption-frames.ts';
import { cut, readGolden, saveGolden, seenDifference, writeGolden } from './golden.ts';

const { width, height } = frameSize;
const places = captionSamples.map((sample, index) => ({
  sample,
  x: (index % 2) * width,
  y: Math.floor(index / 2) * height,
}));

/** Percent of the picture. A word in the wrong colour is 1 and more, a wrong font 2. */
const threshold = 0.3;

beforeAll(async () => {
  if (writeGolden) await Promise.all(captionStyles.map(writeSheet));
});

test.each(captionStyles)('%s looks as it was found right, in every script', async (style) => {
  const golden = await readGolden(`captions/${style}`);
  for (const { sample, x, y } of places) {
    const frame = await captionFrame(style, sample);
    const difference = seenDifference(frame, cut(golden, x, y, width, height));
    expect(difference, `${style} ${sample.name}`).toBeLessThan(threshold);
  }
});

test('a word in another colour, and other words, are seen', async () => {
  const [sample] = captionSamples;
  const karaoke = await captionFrame('karaoke', sample);
  expect(seenDifference(karaoke, await captionFrame('karaoke', sample))).toBe(0);
  expect(seenDifference(karaoke, await captionFrame('karaoke', sample, 1))).toBeGreaterThan(threshold);
  const other = { ...sample, text: sample.text.replace('pictures', 'poems') };
  expect(seenDifference(karaoke, await captionFrame('karaoke', other))).toBeGreaterThan(threshold);
});

async function writeSheet(style: CaptionStyle): Promise<void> {
  const sheet = createCanvas(2 * width, Math.ceil(places.length / 2) * height);
  for (const { sample, x, y } of places) sheet.getContext('2d').drawImage(await captionFrame(style, sample), x, y);
  await saveGolden(`captions/${style}`, sheet);
}
