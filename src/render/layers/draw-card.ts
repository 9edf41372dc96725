import type { Image } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Edit } from '../../plan/edit.ts';
import { drawText } from '../../text/draw-text.ts';
import type { Context, TextLayout } from '../../text/typography.ts';
import { cardAreas } from './card-areas.ts';
import { drawGround } from './draw-ground.ts';
import { drawImage, fitImage } from './draw-logo.ts';
import { readable, withAlpha } from './ink.ts';
import { drawInFrame, evenRect, saveCanvas, type Layer } from './layer.ts';
import { motion, windowOf } from './motion.ts';
import { readPicture } from './read-picture.ts';
import { shrink } from './shrink.ts';
import type { Rect, Stage } from './stage.ts';
import type { Typesetter } from './typesetter.ts';

/** A card with the brand on it, before the scenes or after them. */
export interface Card {
  readonly name: 'intro' | 'end';
  /** When its words are seen, in seconds of the video. */
  readonly start: number;
  readonly end: number;
  /** Whether something follows it. */
  readonly leaves: boolean;
  readonly title: string;
  readonly subtitle: string | undefined;
  readonly layout: 'plain' | 'split' | 'product';
  /** Path of a picture, for the layouts that show one. */
  readonly picture: string | undefined;
}

interface CardTask {
  readonly edit: Edit;
  readonly card: Card;
  readonly stage: Stage;
  readonly words: Typesetter;
  readonly logo: Image | undefined;
  readonly folder: string;
}

/** One thing on the card, drawn into its rectangle of the frame. */
interface Part {
  readonly name: string;
  readonly rect: Rect;
  readonly draw: (context: Context, rect: Rect) => void;
}

/** The brand's ground as a picture, and the parts that arrive on it one after the other: picture, logo, words. */
export async function drawCard(task: CardTask): Promise<{ ground: string; layers: readonly Layer[] }> {
  const { card, stage, folder, edit } = task;
  const image = card.picture === undefined ? undefined : await readPicture(card.picture, 'picture');
  const areas = cardAreas(edit, stage, card.layout);
  const ground = path.join(folder, `${card.name}-card.rgba`);
  // Raw: as a PNG a full frame would take longer to pack than all other layers together take to draw.
  const canvas = drawGround(edit, card.layout === 'split' ? { panel: areas.panel, image } : undefined);
  await writeFile(ground, canvas.data());
  const shown = card.layout === 'product' && image !== undefined ? [productPart(card, image, areas.picture)] : [];
  const parts = [
    ...shown,
    ...stack(task, shown.length === 0 && card.layout === 'product' ? stage.centred : areas.words),
  ];
  const layers = parts.map(async ({ name, rect, draw }, index) => {
    const box = evenRect({
      x: rect.x - stage.unit,
      y: rect.y - stage.unit,
      width: rect.width + 2 * stage.unit,
      height: rect.height + 2 * stage.unit,
    });
    const file = await saveCanvas(
      drawInFrame(box, (context) => draw(context, rect)),
      folder,
      name,
    );
    const window = windowOf(card.start + index * motion.stagger, card.end, card.leaves);
    return { name, file, ...box, ...window, rise: Math.round(2.4 * stage.unit) };
  });
  return { ground, layers: await Promise.all(layers) };
}

function productPart({ name }: Card, image: Image, area: Rect): Part {
  const size = fitImage(image, area);
  const place = { x: area.x + (area.width - size.width) / 2, y: area.y + (area.height - size.height) / 2 };
  return {
    name: `${name} picture`,
    rect: { ...place, ...size },
    draw: (context, rect) => drawImage(context, shrink(image, rect.width), rect),
  };
}

/** The parts one below the other, the whole in the middle of its area. */
function stack(task: CardTask, area: Rect): readonly Part[] {
  const words = [...titlePart(task, area), ...subtitlePart(task, area)];
  const logo = logoPart(task, area);
  // Where there is room for one of the two only, it is the words'.
  const parts = heightOf([...logo, ...words]) > area.height ? words : [...logo, ...words];
  const total = heightOf(parts);
  let y = area.y + (area.height - total) / 2;
  return parts.map(({ name, width, height, gap, draw }) => {
    const rect = { x: area.x + (area.width - width) / 2, y: y + gap, width, height };
    y += gap + height;
    return { name, rect, draw };
  });
}

function heightOf(parts: readonly Block[]): number {
  return parts.reduce((sum, { height, gap }) => sum + height + gap, 0);
}

interface Block {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Air above it. */
  readonly gap: number;
  readonly draw: Part['draw'];
}

function logoPart({ logo, card, stage: { unit } }: CardTask, area: Rect): readonly Block[] {
  if (logo === undefined) return [];
  const size = fitImage(logo, { width: area.width * 0.5, height: (card.layout === 'plain' ? 16 : 8) * unit });
  return [{ name: `${card.name} logo`, ...size, gap: 0, draw: (context, rect) => drawImage(context, logo, rect) }];
}

function titlePart(task: CardTask, area: Rect): readonly Block[] {
  const { edit, card, words, logo, stage } = task;
  const { unit } = stage;
  const box = {
    width: Math.min(area.width, 120 * unit),
    height: Math.min(area.height * 0.5, 40 * unit),
    maxLines: 3,
  };
  const layout = words(
    card.title,
    { weight: 800, size: (card.layout === 'plain' ? 11 : 8.6) * unit, minSize: 5 * unit, lineHeight: 1.1 } as const,
    box,
  );
  const bar = { width: 12 * unit, height: 1.1 * unit, gap: (card.layout === 'plain' ? 3.6 : 2.6) * unit };
  const draw: Part['draw'] = (context, rect) => {
    drawText(context, layout, {
      x: rect.x + (rect.width - layout.width) / 2,
      y: rect.y,
      align: 'center',
      colour: inkOf(task),
    });
    context.fillStyle = edit.look.colours.accent;
    context.beginPath();
    context.roundRect(
      rect.x + (rect.width - bar.width) / 2,
      rect.y + rect.height - bar.height,
      bar.width,
      bar.height,
      bar.height / 2,
    );
    context.fill();
  };
  const width = Math.max(layout.width, bar.width);
  const height = layout.height + bar.gap + bar.height;
  const gap = logo === undefined ? 0 : (card.layout === 'plain' ? 6.5 : 4) * unit;
  return [{ name: card.name === 'end' ? 'end call' : 'intro title', width, height, gap, draw }];
}

function subtitlePart(task: CardTask, area: Rect): readonly Block[] {
  const { card, words, stage } = task;
  const { unit } = stage;
  if (card.subtitle === undefined) return [];
  const box = { width: Math.min(area.width, 100 * unit), height: 14 * unit, maxLines: 2 };
  const layout: TextLayout = words(
    card.subtitle,
    { weight: 500, size: 4.4 * unit, minSize: 2.8 * unit, lineHeight: 1.3 },
    box,
  );
  const fill = withAlpha(inkOf(task), 0.82);
  const draw: Part['draw'] = (context, rect) =>
    drawText(context, layout, { x: rect.x, y: rect.y, align: 'center', colour: fill });
  const name = card.name === 'end' ? 'end tagline' : 'intro subtitle';
  return [
    { name, width: layout.width, height: layout.height, gap: (card.layout === 'plain' ? 4.2 : 2.8) * unit, draw },
  ];
}

function inkOf({ edit: { look }, card }: CardTask): string {
  const { text, background, primary } = look.colours;
  return readable(text, card.layout === 'split' ? primary : background);
}
