import type { Canvas } from '@napi-rs/canvas';
import type { Edit, EditScene } from '../../plan/edit.ts';
import { drawText } from '../../text/draw-text.ts';
import type { TextLayout } from '../../text/typography.ts';
import { mix, readable, withAlpha } from './ink.ts';
import { drawInFrame, evenRect, saveCanvas, type Layer } from './layer.ts';
import type { Window } from './motion.ts';
import type { Rect, Stage } from './stage.ts';
import { typed } from './typed.ts';
import type { Typesetter } from './typesetter.ts';
import { wordByWord, type Ink } from './word-by-word.ts';

interface HeadlineTask {
  readonly edit: Edit;
  readonly stage: Stage;
  readonly words: Typesetter;
  readonly folder: string;
  /** Number of the scene. */
  readonly scene: number;
  readonly text: string;
  readonly window: Window;
  /** It rises unless given. */
  readonly animation?: EditScene['animation'] | undefined;
}

/** A scene's words: a scrim that carries them on any footage, an accent stroke, and the text in bold. */
export async function drawHeadline(task: HeadlineTask): Promise<readonly Layer[]> {
  const { edit, stage, folder, scene, window } = task;
  const set = setHeadline(task);
  const { block } = set;
  const scrim = scrimRect(edit, stage, block);
  const scrimFile = await saveCanvas(drawScrim(edit, scrim, block, stage.headline.anchor), folder, `scrim ${scene}`);
  return [
    { name: `scrim ${scene}`, file: scrimFile, ...scrim, ...window, rise: 0, ground: true },
    ...(await drawWords(task, set)),
  ];
}

async function drawWords(task: HeadlineTask, { layout, block, text }: SetHeadline): Promise<readonly Layer[]> {
  const { edit, stage, folder, scene, window, animation = 'rise' } = task;
  const name = `headline ${scene}`;
  const rise = Math.round(2.4 * stage.unit);
  const draw = (part: TextLayout) => drawBlock(task, part, block, text);
  if (animation === 'type') return [await typed({ name, layout, draw, rect: text, window, folder, fps: edit.fps })];
  const all = async (part: TextLayout): Promise<Layer> => {
    const file = await saveCanvas(draw(part), folder, name);
    return { name, file, ...text, ...window, rise: animation === 'rise' ? rise : 0 };
  };
  if (animation !== 'words') return [await all(layout)];
  const stroke = await all({ ...layout, lines: [] });
  const place = { x: textLeft(layout, block), y: block.y + strokeHeight(stage.unit) };
  const ink = inkOf(task);
  return [
    stroke,
    ...(await wordByWord({ name, layout, place, ink, window, folder, rise: rise / 2, unit: stage.unit })),
  ];
}

interface SetHeadline {
  readonly layout: TextLayout;
  readonly block: Rect;
  readonly text: Rect;
}

/** Block: stroke and text together. Text: the same with room for the shadow. */
function setHeadline({ stage, words, text }: HeadlineTask): SetHeadline {
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

function drawBlock(task: HeadlineTask, layout: TextLayout, block: Rect, rect: Rect): Canvas {
  const { unit } = task.stage;
  const rtl = layout.direction === 'rtl';
  return drawInFrame(rect, (context) => {
    context.fillStyle = task.edit.look.colours.accent;
    const width = 8 * unit;
    context.beginPath();
    context.roundRect(rtl ? block.x + block.width - width : block.x, block.y, width, 0.9 * unit, 0.45 * unit);
    context.fill();
    const place = { x: textLeft(layout, block), y: block.y + strokeHeight(unit) };
    drawText(context, layout, { ...place, align: 'start', ...inkOf(task) });
  });
}

function textLeft(layout: TextLayout, block: Rect): number {
  return layout.direction === 'rtl' ? block.x + block.width - layout.width : block.x;
}

function inkOf({ edit, stage: { unit } }: HeadlineTask): Ink {
  const shadow = { colour: 'rgba(0,0,0,0.4)', blur: 1.6 * unit, y: 0.3 * unit };
  return { colour: readable(edit.look.colours.text, scrimColour(edit)), shadow };
}

/** The stroke and the air below it. */
function strokeHeight(unit: number): number {
  return 3.4 * unit;
}

/** From the edge of the frame to well beyond the words. */
function scrimRect(edit: Edit, { unit, headline }: Stage, block: Rect): Rect {
  const beyond = 18 * unit;
  if (headline.anchor === 'top')
    return evenRect({ x: 0, y: 0, width: edit.width, height: block.y + block.height + beyond });
  const y = Math.max(0, block.y - beyond);
  return evenRect({ x: 0, y, width: edit.width, height: edit.height - y });
}

function drawScrim(edit: Edit, rect: Rect, block: Rect, anchor: 'top' | 'bottom'): Canvas {
  const colour = scrimColour(edit);
  const [edge, end] = anchor === 'top' ? [rect.y, rect.y + rect.height] : [rect.y + rect.height, rect.y];
  const words = anchor === 'top' ? block.y + block.height : block.y;
  const held = Math.abs(words - edge) / rect.height;
  return drawInFrame(rect, (context) => {
    const gradient = context.createLinearGradient(0, edge, 0, end);
    for (const [at, alpha] of scrimFall) gradient.addColorStop(held + (1 - held) * at, withAlpha(colour, alpha));
    context.fillStyle = gradient;
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
  });
}

/** Full strength from the edge to the last line, then eased, since the eye sees the end of a straight fall as a line. */
const scrimFall = [
  [0, 0.62],
  [0.2, 0.54],
  [0.45, 0.32],
  [0.7, 0.12],
  [0.88, 0.03],
  [1, 0],
] as const;

/** The brand's ground, nearly black or nearly white: the scrim takes its side and its tint. */
function scrimColour({ look }: Edit): string {
  const { background, text } = look.colours;
  const ground = readable(text, background) === text ? background : text;
  return mix(ground, readable(text, ground) === '#000000' ? '#ffffff' : '#000000', 0.35);
}
