import type { Canvas, Image } from '@napi-rs/canvas';
import type { Edit } from '../../plan/edit.ts';
import { drawText } from '../../text/draw-text.ts';
import { drawImage, logoPlace } from '../layers/draw-logo.ts';
import { mix, readable, withAlpha } from '../layers/ink.ts';
import { stageOf } from '../layers/stage.ts';
import type { Typesetter } from '../layers/typesetter.ts';

interface Hook {
  /** The picture's own size and safe zone. */
  readonly edit: Edit;
  readonly text: string | undefined;
  readonly words: Typesetter;
  readonly logo: Image | undefined;
}

/** Sets a hook over a picture: a scrim in the brand's tint, an accent stroke, and words as large as they fit in the safe zone. */
export function drawHook(canvas: Canvas, { edit, text, words, logo }: Hook): void {
  const context = canvas.getContext('2d');
  const { unit, safe, headline } = stageOf(edit);
  const { colours } = edit.look;
  if (text !== undefined) {
    const wide = edit.width > edit.height;
    const place = logo === undefined ? safe : { ...safe, y: headline.y, height: safe.y + safe.height - headline.y };
    const box = { width: wide ? safe.width * 0.74 : safe.width, height: place.height * 0.8, maxLines: 4 };
    const style = { weight: 800, size: (wide ? 14 : 12.5) * unit, minSize: 5 * unit, lineHeight: 1.08 } as const;
    const layout = words(text, style, box);
    const stroke = 4.6 * unit;
    const height = layout.height + stroke;
    // Tall covers are cut to 3:4 or a square where profiles show them: what is in the middle stays.
    const y = wide ? place.y + place.height - height : place.y + (place.height - height) / 2;
    drawScrim(canvas, edit, y);
    const rtl = layout.direction === 'rtl';
    const x = rtl ? safe.x + safe.width - layout.width : safe.x;
    context.fillStyle = colours.accent;
    context.beginPath();
    context.roundRect(rtl ? safe.x + safe.width - 12 * unit : safe.x, y, 12 * unit, 1.3 * unit, 0.65 * unit);
    context.fill();
    const shadow = { colour: 'rgba(0,0,0,0.45)', blur: 2.2 * unit, y: 0.3 * unit };
    drawText(context, layout, { x, y: y + stroke, colour: readable(colours.text, ground(edit)), shadow });
  }
  if (logo !== undefined) drawImage(context, logo, logoPlace(edit, logo));
}

/** The whole picture a little, and more from above the words down to the foot. */
function drawScrim(canvas: Canvas, edit: Edit, top: number): void {
  const context = canvas.getContext('2d');
  const colour = ground(edit);
  const from = Math.max(0, top - 0.22 * edit.height);
  const gradient = context.createLinearGradient(0, from, 0, edit.height);
  for (const [at, alpha] of [
    [0, 0.12],
    [0.3, 0.5],
    [0.6, 0.66],
    [1, 0.74],
  ] as const)
    gradient.addColorStop(at, withAlpha(colour, alpha));
  context.fillStyle = gradient;
  context.fillRect(0, 0, edit.width, edit.height);
}

/** The brand's ground, nearly black or nearly white. */
function ground({ look: { colours } }: Edit): string {
  const dark = readable('#ffffff', colours.background) === '#ffffff';
  return mix(colours.background, dark ? '#000000' : '#ffffff', 0.35);
}
