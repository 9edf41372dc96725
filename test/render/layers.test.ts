import { createCanvas, loadImage } from '@napi-rs/canvas';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { wordRules } from '../../src/render/inspect/word-rules.ts';
import { drawLayers } from '../../src/render/layers/draw-layers.ts';
import { placedIn } from '../../src/render/layers/placed.ts';
import { contrast, readable } from '../../src/render/layers/ink.ts';
import { stageOf } from '../../src/render/layers/stage.ts';
import { createTypesetter } from '../../src/render/layers/typesetter.ts';
import { createFonts } from '../../src/text/fonts.ts';
import type { Edit } from '../../src/plan/edit.ts';
import type { Rect } from '../../src/render/layers/stage.ts';
import { nothingFound } from './nothing-found.ts';
import { colours, readPlatform, testDeliverable, testEdit } from './test-edit.ts';
import { temporaryFolder } from './test-media.ts';

const templates = new URL('../../templates/', import.meta.url);
const platforms = readdirSync(new URL('platforms/', templates)).map((file) => file.replace('.yaml', ''));
const logo = new URL('brands/assets/aurora.svg', templates).pathname;

const words = {
  en: {
    locale: 'en',
    headline: 'It sees what you see, even in the dark',
    cue: 'Hold it, point it, and let the lens gather every last photon.',
    cta: 'Pre-order today',
  },
  ja: {
    locale: 'ja',
    headline: '暗闇の中でも、あなたと同じ景色を見る。',
    cue: '構えて、向けるだけ。レンズが光を余さず集めます。',
    cta: '予約受付中',
  },
  ar: {
    locale: 'ar',
    headline: 'يرى ما تراه، حتى في الظلام',
    cue: 'أمسكه، وجّهه، ودع العدسة تجمع كل فوتون من أجلك.',
    cta: 'اطلبه اليوم',
  },
};

const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
const cases = platforms.map((platform, index) => ({
  platform,
  corner: corners[index % 4] ?? 'top-left',
  text: [words.en, words.ja, words.ar][index % 3] ?? words.en,
  captioned: index % 2 === 0,
}));

test.each(cases)(
  '$platform ($text.locale, logo $corner, captions $captioned): all ink lies in the safe zone, apart',
  async ({ platform: id, corner, text, captioned }) => {
    await using folder = await temporaryFolder();
    const platform = readPlatform(id);
    const edit = wordyEdit(id, text, {
      logo: { file: { path: logo, sha256: '' }, corner },
      captions: captioned ? [{ start: 0.2, end: 1.5, text: text.cue }] : [],
    });
    const drawn = await drawLayers(
      edit,
      createTypesetter(testDeliverable(platform, edit), createFonts()),
      folder.file(''),
    );
    const { safe } = stageOf(edit);
    expect(drawn.layers.map(({ name }) => name)).toEqual([
      'scrim 1',
      'headline 1',
      'logo',
      'end logo',
      'end call',
      'end tagline',
    ]);
    const inked = drawn.layers.filter(({ name }) => !name.startsWith('scrim'));
    const ink = new Map(
      await Promise.all(inked.map(async (layer) => [layer.name, await inkOf(layer.file, layer)] as const)),
    );
    const apart = [['headline 1', 'logo']];
    // A silent case has no caption; the others must keep clear of it.
    if (drawn.captions !== undefined) {
      ink.set('caption', await inkOf(folder.file('caption-0.png'), drawn.captions));
      apart.push(['headline 1', 'caption'], ['logo', 'caption']);
    }
    expect(drawn.captions === undefined).toBe(edit.captions.length === 0);
    for (const [name, box] of ink) expect(box, name).toSatisfy((one: Rect) => lies(one, safe));
    for (const [one = '', other = ''] of apart) {
      const [first, second] = [ink.get(one), ink.get(other)];
      expect(first && second && overlap(first, second), `${one} and ${other}`).toBe(false);
    }
  },
);

test.each([
  { name: 'a layout that keeps to the zone of its platform', zone: undefined, outside: [] },
  {
    name: 'a layout that does not know of it',
    zone: { top: 0, right: 0, bottom: 0, left: 0 },
    outside: ['headline 1', 'logo', 'caption 1'],
  },
])('the inspection sees $name', async ({ zone, outside }) => {
  await using folder = await temporaryFolder();
  const platform = readPlatform('tiktok');
  const more = {
    logo: { file: { path: logo, sha256: '' }, corner: 'top-left' as const },
    captions: [{ start: 0.2, end: 1.5, text: words.en.cue }],
    ...(zone && { safeZone: zone }),
  };
  const edit = wordyEdit('tiktok', words.en, more);
  const setter = createTypesetter(testDeliverable(platform, edit), createFonts());
  const drawn = await placedIn(edit, await drawLayers(edit, setter, folder.file('')));
  const rule = wordRules.find((one) => one.rule === 'layout.safe-zone');
  const sources = { still: [], black: [], silent: [] };
  const verdict = rule?.judge(nothingFound, { platform, edit, sources, drawn });
  expect(verdict?.ok).toBe(zone === undefined);
  for (const layer of outside) expect(verdict?.value).toContain(layer);
});

test('every frame of a layer lies in the frame, on even pixels', async () => {
  await using folder = await temporaryFolder();
  const platform = readPlatform('x');
  const edit = wordyEdit('x', words.en, { captions: [{ start: 0, end: 1, text: words.en.cue }] });
  const { layers } = await drawLayers(
    edit,
    createTypesetter(testDeliverable(platform, edit), createFonts()),
    folder.file(''),
  );
  for (const { x, y, width, height } of layers) expect([x % 2, y % 2, width % 2, height % 2]).toEqual([0, 0, 0, 0]);
});

test('a text that fits nowhere is a mistake that names text, platform and locale', async () => {
  await using folder = await temporaryFolder();
  const platform = readPlatform('tiktok');
  const edit = wordyEdit('tiktok', { ...words.en, headline: 'Unpronounceable '.repeat(30) }, {});
  const drawing = drawLayers(edit, createTypesetter(testDeliverable(platform, edit), createFonts()), folder.file(''));
  const error = await drawing.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UserError);
  expect(String(error)).toMatch(/tiktok.*en.*Unpronounceable/);
});

test('a logo that is no picture is a mistake', async () => {
  await using folder = await temporaryFolder();
  const edit = wordyEdit('tiktok', words.en, {
    logo: { file: { path: new URL('brands/aurora.yaml', templates).pathname, sha256: '' }, corner: 'top-left' },
  });
  const drawing = drawLayers(
    edit,
    createTypesetter(testDeliverable(readPlatform('tiktok'), edit), createFonts()),
    folder.file(''),
  );
  await expect(drawing).rejects.toThrow(UserError);
});

test.each([
  { ground: '#ffffff', preferred: '#f5f8ff' },
  { ground: '#060a14', preferred: '#101010' },
  { ground: '#ffb454', preferred: '#ffffff' },
  { ground: '#060a14', preferred: '#f5f8ff' },
])('words on $ground can be read, in $preferred or instead of it', ({ ground, preferred }) => {
  expect(contrast(readable(preferred, ground), ground)).toBeGreaterThanOrEqual(4.5);
});

function wordyEdit(id: string, text: (typeof words)['en'], more: Partial<Edit>): Edit {
  const endCard = { start: 1.6, seconds: 1.5, fade: 0.4, cta: text.cta, tagline: 'Made for the night' };
  const direction = text.locale === 'ar' ? 'rtl' : 'ltr';
  const shots = [{ clip: 'a', seconds: 2, more: { text: text.headline } }];
  return testEdit(readPlatform(id), shots, {
    endCard,
    seconds: 3.1,
    locale: text.locale,
    direction,
    look: { colours, font: 'Inter', fontFile: undefined },
    ...more,
  });
}

/** The rectangle of the frame that a layer visibly covers; shadows are fainter than half. */
async function inkOf(file: string, place: Rect): Promise<Rect> {
  const image = await loadImage(await readFile(file));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let [left, top, right, bottom] = [image.width, image.height, 0, 0];
  for (let y = 0; y < image.height; y++)
    for (let x = 0; x < image.width; x++) {
      if ((data[(y * image.width + x) * 4 + 3] ?? 0) < 140) continue;
      [left, top, right, bottom] = [
        Math.min(left, x),
        Math.min(top, y),
        Math.max(right, x + 1),
        Math.max(bottom, y + 1),
      ];
    }
  return { x: place.x + left, y: place.y + top, width: right - left, height: bottom - top };
}

/** Within, give or take the softness of an edge. */
function lies(ink: Rect, zone: Rect): boolean {
  const soft = 1.5;
  return (
    ink.x >= zone.x - soft &&
    ink.y >= zone.y - soft &&
    ink.x + ink.width <= zone.x + zone.width + soft &&
    ink.y + ink.height <= zone.y + zone.height + soft
  );
}

function overlap(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
