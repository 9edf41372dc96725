import { createCanvas } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Media } from '../../src/media/media.ts';
import type { Edit } from '../../src/plan/edit.ts';
import { drawLayers } from '../../src/render/layers/draw-layers.ts';
import { stageOf } from '../../src/render/layers/stage.ts';
import { createTypesetter } from '../../src/render/layers/typesetter.ts';
import { createFonts } from '../../src/text/fonts.ts';
import { renderEdit } from './render-edit.ts';
import { smallPlatform, testDeliverable, testEdit, type ShotPlan } from './test-edit.ts';
import { greyFrames, makeFootage, temporaryFolder, testMedia, type Folder } from './test-media.ts';

let media: Media;
beforeAll(async () => {
  media = await testMedia();
});

const platform = smallPlatform();
const edge = { x: 0.5, y: 0.5 };

test('a still picture moves evenly, by less than a pixel from frame to frame', async () => {
  await using folder = await temporaryFolder();
  const picture = { file: await halves(folder), motion: 'right' as const };
  const edit = testEdit(platform, [{ clip: 'a', seconds: 2, more: { clips: [], picture, focus: edge } }]);
  const frames = await greyFrames(media, await film(edit, folder, {}), folder, '180x1');
  const levels = frames.map((row) => row.reduce((sum, value) => sum + value, 0) / row.length);
  expect(frames).toHaveLength(60);
  // The share of white falls by the same part of a pixel in each frame; zoompan would stand still and jump.
  const steps = levels.slice(1).map((level, index) => (levels[index] ?? 0) - level);
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  expect(mean).toBeGreaterThan(0.1);
  for (const step of steps) expect(step).toBeGreaterThan(mean * 0.4);
  for (const step of steps) expect(step).toBeLessThan(mean * 1.6);
});

test.each([
  { speed: 2, frame: 15, shows: 30 },
  { speed: 0.5, frame: 29, shows: 14 },
])('at speed $speed, frame $frame shows frame $shows of its clip', async ({ speed, frame, shows }) => {
  await using folder = await temporaryFolder();
  const a = await makeFootage(media, folder.file('a.mp4'), {
    picture: "color=black:s=180x320:r=30,geq=lum='16+N*3.65':cb=128:cr=128",
    sound: 'sine',
    seconds: 2,
  });
  const clips = [{ key: 'a', from: 0, seconds: 1, speed }];
  const edit = testEdit(platform, [{ clip: 'a', seconds: 1, more: { clips } }]);
  const frames = await greyFrames(media, await film(edit, folder, { a }), folder, '1x1');
  expect(frames).toHaveLength(30);
  const source = await greyFrames(media, a, folder, '1x1');
  expect(Math.abs((frames[frame]?.[0] ?? 0) - (source[shows]?.[0] ?? 0))).toBeLessThan(5);
});

const words = {
  en: { locale: 'en', text: 'It sees what you see', title: 'Mira Solberg', price: '$499', legal: 'Terms apply.' },
  ja: {
    locale: 'ja',
    text: 'あなたと同じ景色を見る。',
    title: '佐藤 みら',
    price: '¥79,800',
    legal: '画面はイメージです。',
  },
  ar: { locale: 'ar', text: 'يرى ما تراه، حتى في الظلام', title: 'ميرا سولبرغ', price: '499', legal: 'تطبق الشروط.' },
};

test.each(
  Object.values(words).flatMap((said) =>
    (['fade', 'type', 'words'] as const).map((animation) => ({ said, animation })),
  ),
)(
  '$animation in $said.locale: everything stands in the safe zone, and words come in the order of reading',
  async (one) => {
    await using folder = await temporaryFolder();
    const { said, animation } = one;
    const lowerThird = { title: said.title, subtitle: said.title };
    const shot = { clip: 'a', seconds: 2, more: { text: said.text, animation, lowerThird, price: said.price } };
    const edit = wordy([shot], said.locale, { legal: [{ start: 0, end: 2, text: said.legal }] });
    const { layers } = await drawn(edit, folder);
    const { safe, unit } = stageOf(edit);
    // Room for the shadow, and a pixel or two to even ones.
    const halo = 2 * unit + 2;
    for (const { name, x, y, width, height } of layers.filter((layer) => !layer.name.startsWith('scrim'))) {
      expect(x, name).toBeGreaterThanOrEqual(safe.x - halo);
      expect(y, name).toBeGreaterThanOrEqual(safe.y - halo);
      expect(x + width, name).toBeLessThanOrEqual(safe.x + safe.width + halo);
      expect(y + height, name).toBeLessThanOrEqual(safe.y + safe.height + halo);
    }
    const names = layers.map(({ name }) => name.replace(/ word \d+/, ' word'));
    expect(new Set(names)).toEqual(
      new Set(
        ['scrim 1', 'headline 1', 'headline 1 word', 'lower third 1', 'price 1', 'legal 1'].filter(
          (name) => animation === 'words' || name !== 'headline 1 word',
        ),
      ),
    );
    const coming = layers.filter(({ name }) => name.includes('word'));
    const sign = said.locale === 'ar' ? -1 : 1;
    for (const [index, word] of coming.entries()) {
      const before = coming[index - 1];
      expect(word.start).toBeGreaterThan(before?.start ?? -1);
      const inReading = before === undefined || word.y > before.y || sign * (word.x - before.x) > 0;
      expect(inReading, word.name).toBe(true);
    }
  },
);

test('typed text, an inset, a split and cards come to the frame they should', async () => {
  await using folder = await temporaryFolder();
  const [a, b] = await Promise.all([grey(folder, 'a', 40), grey(folder, 'b', 200)]);
  const second = { clip: { key: 'b', from: 0, seconds: 1 }, picture: undefined };
  const shots: ShotPlan[] = [
    { clip: 'a', seconds: 1, more: { start: 0.5, split: { ...second, share: 0.5 } } },
    { clip: 'a', seconds: 1, more: { start: 1.5, inset: { ...second, corner: 'bottom-left', size: 0.5 } } },
    { clip: 'a', seconds: 1, more: { start: 2.5, text: 'Typed', animation: 'type' } },
  ];
  const edit = wordy(shots, 'en', {
    seconds: 4.5,
    intro: { start: 0, seconds: 0.5, title: 'Aurora', subtitle: undefined },
    endCard: { start: 3.5, seconds: 1, fade: 0, cta: 'Go', tagline: undefined, layout: 'split' },
  });
  const frames = await greyFrames(media, await film(edit, folder, { a, b }), folder, '3x4');
  expect(frames).toHaveLength(135);
  const at = (frame: number, cell: number) => frames[frame]?.[cell] ?? 0;
  expect(
    [at(30, 1), at(30, 10)].map((level) => level > 120),
    'split: own above, second below',
  ).toEqual([false, true]);
  expect(
    [at(60, 9), at(60, 11)].map((level) => level > 80),
    'inset: at the foot on the left',
  ).toEqual([true, false]);
  expect(at(90, 11), 'nothing is left of it').toBeLessThan(60);
});

async function film(edit: Edit, folder: Folder, clips: Record<string, string>): Promise<string> {
  return renderEdit(media, folder, { platform, edit, clips, drawn: await drawn(edit, folder) });
}

const drawn = (edit: Edit, folder: Folder) =>
  drawLayers(edit, createTypesetter(testDeliverable(platform, edit), createFonts()), folder.file(''));

function wordy(shots: readonly ShotPlan[], locale: string, more: Partial<Edit>): Edit {
  return testEdit(platform, shots, { locale, direction: locale === 'ar' ? 'rtl' : 'ltr', ...more });
}

async function grey(folder: Folder, name: string, level: number): Promise<string> {
  const hex = level.toString(16).padStart(2, '0').repeat(3);
  return makeFootage(media, folder.file(`${name}.mp4`), { picture: `color=0x${hex}:s=180x320:r=30`, seconds: 1 });
}

/** White on the right, black on the left. */
async function halves(folder: Folder): Promise<{ path: string; sha256: string }> {
  const canvas = createCanvas(400, 400);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, 200, 400);
  await writeFile(folder.file('halves.png'), canvas.toBuffer('image/png'));
  return { path: folder.file('halves.png'), sha256: '' };
}
