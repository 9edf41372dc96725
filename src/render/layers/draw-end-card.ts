import { createCanvas, type Canvas, type Image } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Edit, EndCard } from '../../plan/plan.ts';
import { drawText } from '../../text/draw-text.ts';
import type { Context, TextLayout } from '../../text/typography.ts';
import { drawImage, fitImage } from './draw-logo.ts';
import { mix, readable, withAlpha } from './ink.ts';
import { drawInFrame, evenRect, saveCanvas, type Layer } from './layer.ts';
import { motion, windowOf } from './motion.ts';
import type { Rect, Stage } from './stage.ts';
import type { Typesetter } from './typesetter.ts';

interface EndCardTask {
  readonly edit: Edit;
  readonly card: EndCard;
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

/** The brand's ground as a picture, and the parts that arrive on it one after the other: logo, call to action, tagline. */
export async function drawEndCard(task: EndCardTask): Promise<{ ground: string; layers: readonly Layer[] }> {
  const { card, stage, folder, edit } = task;
  const ground = path.join(folder, 'end-card.rgba');
  // Raw: as a PNG a full frame would take longer to pack than all other layers together take to draw.
  await writeFile(ground, drawGround(edit).data());
  const layers = stack(task).map(async ({ name, rect, draw }, index) => {
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
    const start = card.start + card.fade / 2 + index * motion.stagger;
    return { name, file, ...box, ...windowOf(start, edit.seconds, false), rise: Math.round(2.4 * stage.unit) };
  });
  return { ground, layers: await Promise.all(layers) };
}

/** The parts one below the other, the whole in the middle of the safe zone. */
function stack(task: EndCardTask): readonly Part[] {
  const { stage } = task;
  const parts = [...logoPart(task), ...callPart(task), ...taglinePart(task)];
  const total = parts.reduce((sum, { height, gap }) => sum + height + gap, 0);
  let y = stage.centred.y + (stage.centred.height - total) / 2;
  return parts.map(({ name, width, height, gap, draw }) => {
    const rect = { x: stage.centred.x + (stage.centred.width - width) / 2, y: y + gap, width, height };
    y += gap + height;
    return { name, rect, draw };
  });
}

interface Block {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Air above it. */
  readonly gap: number;
  readonly draw: Part['draw'];
}

function logoPart({ logo, stage: { unit, centred } }: EndCardTask): readonly Block[] {
  if (logo === undefined) return [];
  const size = fitImage(logo, { width: centred.width * 0.5, height: 16 * unit });
  return [{ name: 'end logo', ...size, gap: 0, draw: (context, rect) => drawImage(context, logo, rect) }];
}

function callPart({ edit, card, words, logo, stage: { unit, centred } }: EndCardTask): readonly Block[] {
  const box = {
    width: Math.min(centred.width, 120 * unit),
    height: Math.min(centred.height * 0.5, 40 * unit),
    maxLines: 3,
  };
  const layout = words(card.cta, { weight: 800, size: 11 * unit, minSize: 5 * unit, lineHeight: 1.1 }, box);
  const bar = { width: 12 * unit, height: 1.1 * unit, gap: 3.6 * unit };
  const fill = readable(edit.look.colours.text, edit.look.colours.background);
  const draw: Part['draw'] = (context, rect) => {
    drawText(context, layout, {
      x: rect.x + (rect.width - layout.width) / 2,
      y: rect.y,
      align: 'center',
      colour: fill,
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
  return [{ name: 'end call', width, height, gap: logo === undefined ? 0 : 6.5 * unit, draw }];
}

function taglinePart({ edit, card, words, stage: { unit, centred } }: EndCardTask): readonly Block[] {
  if (card.tagline === undefined) return [];
  const box = { width: Math.min(centred.width, 100 * unit), height: 14 * unit, maxLines: 2 };
  const layout: TextLayout = words(
    card.tagline,
    { weight: 500, size: 4.4 * unit, minSize: 2.8 * unit, lineHeight: 1.3 },
    box,
  );
  const { text, background } = edit.look.colours;
  const fill = withAlpha(readable(text, background), 0.82);
  const draw: Part['draw'] = (context, rect) =>
    drawText(context, layout, { x: rect.x, y: rect.y, align: 'center', colour: fill });
  return [{ name: 'end tagline', width: layout.width, height: layout.height, gap: 4.2 * unit, draw }];
}

/** Soft lights of the brand's colours over its ground. They stay dim: the words are what should be seen. */
function drawGround({ width, height, look }: Edit): Canvas {
  const { background, primary, accent } = look.colours;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = background;
  context.fillRect(0, 0, width, height);
  const lights = [
    { x: 0.5, y: 0.42, size: 0.62, colour: mix(primary, accent, 0.12), alpha: 1 },
    { x: 1, y: 0, size: 0.7, colour: primary, alpha: 0.9 },
    { x: 0, y: 1.05, size: 0.6, colour: accent, alpha: 0.3 },
  ];
  for (const light of lights) {
    const radius = light.size * Math.hypot(width, height);
    const [x, y] = [light.x * width, light.y * height];
    const glow = context.createRadialGradient(x, y, 0, x, y, radius);
    for (const [at, part] of fall) glow.addColorStop(at, withAlpha(light.colour, light.alpha * part));
    context.fillStyle = glow;
    context.fillRect(0, 0, width, height);
  }
  return canvas;
}

/** Eased: a straight fall shows its centre as a spot and its end as a ring. */
const fall = [
  [0, 1],
  [0.25, 0.78],
  [0.5, 0.42],
  [0.75, 0.13],
  [1, 0],
] as const;
