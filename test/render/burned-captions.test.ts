import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Media } from '../../src/media/media.ts';
import type { CaptionCue, Edit } from '../../src/plan/edit.ts';
import { drawLayers, type Drawn } from '../../src/render/layers/draw-layers.ts';
import { createTypesetter } from '../../src/render/layers/typesetter.ts';
import { createFonts } from '../../src/text/fonts.ts';
import { renderEdit } from './render-edit.ts';
import { lookOf, readPlatform, smallPlatform, testDeliverable, testEdit } from './test-edit.ts';
import { makeFootage, never, temporaryFolder, testMedia, type Folder } from './test-media.ts';

let media: Media;
beforeAll(async () => {
  media = await testMedia();
});

const platform = smallPlatform();

test.each(['word', 'karaoke'] as const)(
  '%s: each word has its colour from the frame it is spoken in',
  async (style) => {
    await using folder = await temporaryFolder();
    const words = [
      { text: 'One', start: 0.2, end: 0.4 },
      { text: 'two', start: 0.5, end: 0.6 },
      { text: 'six.', start: 0.8, end: 1 },
    ];
    const edit = editOf({ start: 0.2, end: 1, text: 'One two six.', words }, { captionLook: lookOf(style) });
    const clip = await makeFootage(media, folder.file('grey.mp4'), {
      picture: 'color=0x303030:s=180x320:r=30',
      seconds: 1.2,
    });
    const video = await renderEdit(media, folder, {
      platform,
      edit,
      clips: { a: clip },
      drawn: await draw(edit, folder),
    });
    const accents = await accentOf(video, folder);
    expect(accents).toHaveLength(36);
    const spoken = [0, 6, 15, 24, 30].map((frame) => [accents[frame - 1] ?? 0, accents[frame] ?? 0]);
    const [, first, second, third, last] = spoken;
    expect(accents.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(first?.[0]).toBe(0);
    // Karaoke fills; word by word only moves on. Letters differ, and so does what they cover.
    for (const [before = 0, after = 0] of [first ?? [], second ?? [], third ?? []])
      expect(style === 'karaoke' ? after - before : Math.abs(after - before)).toBeGreaterThan(8);
    expect(Math.abs((accents[14] ?? 0) - (accents[6] ?? 0))).toBeLessThan(5);
    expect(last?.[0]).toBeGreaterThan(0);
    expect(last?.[1]).toBe(0);
  },
);

test('captions that are only beside the file leave the picture alone', async () => {
  await using folder = await temporaryFolder();
  const edit = editOf({ start: 0, end: 1, text: 'Hello.' }, { captionLook: undefined });
  expect((await draw(edit, folder)).captions).toBeUndefined();
});

test.each(['tiktok', 'youtube'])(
  '%s: wherever a file puts them, they lie in the safe zone, clear of the headline',
  async (id) => {
    await using folder = await temporaryFolder();
    const place = readPlatform(id);
    const places = { top: 'word', middle: 'block', bottom: 'word' } as const;
    for (const position of ['top', 'middle', 'bottom'] as const) {
      const style = places[position];
      const edit = testEdit(
        place,
        [{ clip: 'a', seconds: 2, more: { text: 'It sees what you see, even in the dark' } }],
        {
          captions: [{ start: 0, end: 2, text: 'Hold it, point it, and let the lens gather.' }],
          captionLook: lookOf(style, position),
        },
      );
      const { captions, layers } = await draw(edit, folder, id);
      const headline = layers.find(({ name }) => name === 'headline 1');
      if (captions === undefined || headline === undefined) throw new Error('something was not drawn');
      const { top, right, bottom, left } = edit.safeZone;
      expect(captions.x).toBeGreaterThanOrEqual(left - 2);
      expect(captions.x + captions.width).toBeLessThanOrEqual(edit.width - right + 2);
      expect(captions.y).toBeGreaterThanOrEqual(top - 2);
      expect(captions.y + captions.height).toBeLessThanOrEqual(edit.height - bottom + 2);
      // The layer of the headline has room for its shadow on each side.
      const halo = 2 * (Math.min(edit.width, edit.height) / 100) + 2;
      const apart =
        captions.y + captions.height <= headline.y + halo || headline.y + headline.height - halo <= captions.y;
      expect(apart, `${style} ${position}`).toBe(true);
    }
  },
);

test('a caption that fits in no size is a mistake that names text, locale and platform', async () => {
  await using folder = await temporaryFolder();
  const text = `${'Donaudampfschifffahrtsgesellschaft'.repeat(2)}.`;
  const edit = testEdit(readPlatform('tiktok'), [{ clip: 'a', seconds: 1 }], {
    captions: [{ start: 0, end: 1, text }],
    locale: 'de',
  });
  const error = await draw(edit, folder, 'tiktok').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UserError);
  expect(String(error)).toMatch(/tiktok.*locale de.*Donaudampf/);
});

function editOf(cue: CaptionCue, more: Partial<Edit>): Edit {
  return testEdit(platform, [{ clip: 'a', seconds: 1.2 }], { captions: [cue], ...more });
}

function draw(edit: Edit, folder: Folder, id?: string): Promise<Drawn> {
  const place = id === undefined ? platform : readPlatform(id);
  return drawLayers(edit, createTypesetter(testDeliverable(place, edit), createFonts()), folder.file(''));
}

/** How much of each frame has the accent colour, a green that the footage does not have. */
async function accentOf(video: string, folder: Folder): Promise<number[]> {
  const target = folder.file('frames.rgb');
  const options = ['-pix_fmt', 'rgb24', '-f', 'rawvideo'];
  await media.run({ inputs: [{ source: video }], outputs: [{ target, options }] }, { signal: never });
  const bytes = await readFile(target);
  const size = 180 * 320 * 3;
  return Array.from({ length: bytes.length / size }, (_, frame) => {
    let green = 0;
    for (let at = frame * size; at < (frame + 1) * size; at += 3)
      if ((bytes[at + 1] ?? 0) - (bytes[at] ?? 0) > 50) green++;
    return green;
  });
}
