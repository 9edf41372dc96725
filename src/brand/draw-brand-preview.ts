import { createCanvas } from '@napi-rs/canvas';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Brand } from '../campaign/campaign.ts';
import { composeClip } from '../generate/providers/animatic/compose-clip.ts';
import { drawLayers } from '../render/layers/draw-layers.ts';
import { createTypesetter } from '../render/layers/typesetter.ts';
import { createFonts } from '../text/fonts.ts';
import { composeFrame } from './compose-frame.ts';
import { drawColours } from './preview/draw-colours.ts';
import { drawHero } from './preview/draw-hero.ts';
import { drawLogos } from './preview/draw-logos.ts';
import { drawSamples } from './preview/draw-samples.ts';
import { drawType } from './preview/draw-type.ts';
import { drawWords } from './preview/draw-words.ts';
import { type Page, pageWidth, paper, type Shown } from './preview/page.ts';
import type { Sample } from './sample-edits.ts';

const roomBelow = 160;
/** More than any brand needs; what is left over is cut off. */
const tallest = 9000;

/** One picture that shows all of a brand, as a page out of its book: PNG. */
export async function drawBrandPreview(brand: Brand, samples: readonly Sample[]): Promise<Buffer> {
  const fonts = createFonts({ brand: samples[0]?.task.edit.look.fonts });
  const family = brand.fontFile === undefined ? brand.font : fonts.addFile(brand.fontFile);
  const canvas = createCanvas(pageWidth, tallest);
  const context = canvas.getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, pageWidth, tallest);
  const page: Page = { context, brand, fonts, family, samples: await show(samples) };
  let y = (await drawHero(page)) + roomBelow;
  for (const draw of [drawColours, drawType, drawLogos, drawSamples, drawWords]) y = (await draw(page, y)) + roomBelow;
  const cut = createCanvas(pageWidth, Math.ceil(y - 40));
  cut.getContext('2d').drawImage(canvas, 0, 0);
  return await cut.encode('png');
}

/** The samples as they would be seen: drawn by the same hand as finished videos. */
async function show(samples: readonly Sample[]): Promise<readonly Shown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'reelmill-brand-'));
  try {
    return await Promise.all(samples.map(async (sample, index) => showOne(sample, join(folder, String(index)))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function showOne({ task, backdrop }: Sample, folder: string): Promise<Shown> {
  const { edit } = task;
  await mkdir(folder);
  const drawn = await drawLayers(edit, createTypesetter(task, createFonts({ brand: edit.look.fonts })), folder);
  const picture = (await composeClip(backdrop, { slate: false })).draw(0);
  const [cue] = edit.captions;
  const film = await composeFrame(edit, drawn, picture, cue === undefined ? 1 : (cue.start + cue.end) / 2);
  return { edit, film, card: await composeFrame(edit, drawn, picture, edit.seconds - 1 / edit.fps) };
}
