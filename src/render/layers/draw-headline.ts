import type { Edit } from '../../plan/plan.ts';
import { drawText } from '../../text/draw-text.ts';
import type { TextLayout } from '../../text/typography.ts';
import { mix, readable, withAlpha } from './ink.ts';
import { drawInFrame, evenRect, saveCanvas, type Layer } from './layer.ts';
import type { Window } from './motion.ts';
import type { Rect, Stage } from './stage.ts';
import type { Typesetter } from './typesetter.ts';

interface HeadlineTask {
  readonly edit: Edit;
  readonly stage: Stage;
  readonly words: Typesetter;
  readonly folder: string;
  /** Number of the scene. */
  readonly scene: number;
  readonly text: string;
  readonly window: Window;
}

/** A scene's words: a scrim that carries them on any footage, an accent stroke, and the text in bold. */
export async function drawHeadline(task: HeadlineTask): Promise<readonly Layer[]> {
  const { edit, stage, folder, scene, window } = task;
  const name = `headline ${scene}`;
  const { layout, block, text } = setHeadline(task);
  const scrim = scrimRect(edit, stage, block);
  const rise = Math.round(2.4 * stage.unit);
  const [scrimFile, textFile] = await Promise.all([
    saveCanvas(drawScrim(edit, scrim, stage.headline.anchor), folder, `scrim ${scene}`),
    saveCanvas(drawBlock(task, layout, block, text), folder, name),
  ]);
  return [
    { name: `scrim ${scene}`, file: scrimFile, ...scrim, ...window, rise: 0 },
    { name, file: textFile, ...text, ...window, rise },
  ];
}

/** Block: stroke and text together. Text: the same with room for the shadow. */
function setHeadline({ stage, words, text }: HeadlineTask): { layout: TextLayout; block: Rect; text: Rect } {
  const { unit, headline } = stage;
  const stroke = strokeHeight(unit);
  // It arrives from below: at the foot of the frame that room is kept free, so that it never leaves the safe zone.
  const room = headline.anchor === 'bottom' ? 2.4 * unit : 0;
  const box = { width: headline.width, height: headline.height - stroke - room, maxLines: 4 };
  const style = { weight: 800, size: 8.6 * unit, minSize: 4.4 * unit, lineHeight: 1.14 } as const;
  const layout = words(text, style, box);
  const height = layout.height + stroke;
  const y = headline.anchor === 'top' ? headline.y : headline.y + headline.height - room - height;
  const width = Math.max(layout.width, 8 * unit);
  const x = layout.direction === 'rtl' ? headline.x + headline.width - width : headline.x;
  const halo = 2 * unit;
  const block = { x, y, width, height };
  return {
    layout,
    block,
    text: evenRect({ x: x - halo, y: y - halo, width: width + 2 * halo, height: height + 2 * halo }),
  };
}

function drawBlock({ edit, stage }: HeadlineTask, layout: TextLayout, block: Rect, rect: Rect) {
  const { unit } = stage;
  const { colours } = edit.look;
  const rtl = layout.direction === 'rtl';
  return drawInFrame(rect, (context) => {
    context.fillStyle = colours.accent;
    const width = 8 * unit;
    context.beginPath();
    context.roundRect(rtl ? block.x + block.width - width : block.x, block.y, width, 0.9 * unit, 0.45 * unit);
    context.fill();
    context.shadowColor = 'rgba(0,0,0,0.4)';
    context.shadowBlur = 1.6 * unit;
    context.shadowOffsetY = 0.3 * unit;
    const x = rtl ? block.x + block.width - layout.width : block.x;
    drawText(context, layout, {
      x,
      y: block.y + strokeHeight(unit),
      align: 'start',
      colour: readable(colours.text, scrimColour(edit)),
    });
  });
}

/** The stroke and the air below it. */
function strokeHeight(unit: number): number {
  return 3.4 * unit;
}

/** From the edge of the frame to well beyond the words. */
function scrimRect(edit: Edit, { unit, headline }: Stage, block: Rect): Rect {
  const beyond = 15 * unit;
  if (headline.anchor === 'top')
    return evenRect({ x: 0, y: 0, width: edit.width, height: block.y + block.height + beyond });
  const y = Math.max(0, block.y - beyond);
  return evenRect({ x: 0, y, width: edit.width, height: edit.height - y });
}

function drawScrim(edit: Edit, rect: Rect, anchor: 'top' | 'bottom') {
  const colour = scrimColour(edit);
  return drawInFrame(rect, (context) => {
    const [from, to] = anchor === 'top' ? [rect.y, rect.y + rect.height] : [rect.y + rect.height, rect.y];
    const gradient = context.createLinearGradient(0, from, 0, to);
    // Eased, since the eye sees the end of a straight gradient as a line.
    for (const [at, alpha] of scrimStops) gradient.addColorStop(at, withAlpha(colour, alpha));
    context.fillStyle = gradient;
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
  });
}

const scrimStops = [
  [0, 0.74],
  [0.3, 0.68],
  [0.55, 0.52],
  [0.75, 0.28],
  [0.9, 0.08],
  [1, 0],
] as const;

/** The brand's ground, nearly black or nearly white: the scrim takes its side and its tint. */
function scrimColour({ look }: Edit): string {
  const { background, text } = look.colours;
  const ground = readable(text, background) === text ? background : text;
  return mix(ground, readable(text, ground) === '#000000' ? '#ffffff' : '#000000', 0.35);
}
