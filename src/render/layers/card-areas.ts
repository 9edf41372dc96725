import type { Edit } from '../../plan/edit.ts';
import { even } from '../picture/fit-shape.ts';
import type { Card } from './draw-card.ts';
import type { Rect, Stage } from './stage.ts';

/** Where the words of a card stand and where its picture does, inside the safe zone; and the panel behind the words. */
export interface CardAreas {
  readonly words: Rect;
  readonly picture: Rect;
  readonly panel: Rect;
}

/** Wide frames have words beside the picture, where reading starts; others have them below it. */
export function cardAreas(edit: Edit, stage: Stage, layout: Card['layout']): CardAreas {
  const whole = { x: 0, y: 0, width: edit.width, height: edit.height };
  const safe = aboveSmallPrint(edit, stage, edit.width > edit.height ? stage.safe : stage.centred);
  if (layout === 'plain') return { words: aboveSmallPrint(edit, stage, stage.centred), picture: safe, panel: whole };
  const [first, second] = halves(edit, whole, safe.y + safe.height * above[layout]);
  const [panel, rest] = edit.width > edit.height ? [first, second] : [second, first];
  const air = 2.4 * stage.unit;
  return { panel, words: inset(shared(panel, safe), air), picture: inset(shared(rest, safe), air) };
}

function aboveSmallPrint({ legal }: Edit, stage: Stage, rect: Rect): Rect {
  return legal === undefined ? rect : { ...rect, height: stage.legal.y - stage.unit - rect.y };
}

/** What a picture gets of the safe zone's height, in frames that are not wide. */
const above = { split: 0.42, product: 0.56 } as const;

/** In the direction of reading. An app covers more at the foot than at the top: there the safe zone counts, not the frame. */
function halves({ width, height, direction }: Edit, whole: Rect, down: number): readonly [Rect, Rect] {
  if (width <= height) {
    const cut = even(down);
    return [
      { ...whole, height: cut },
      { ...whole, y: cut, height: height - cut },
    ];
  }
  const cut = even(width / 2);
  const left = { ...whole, width: cut };
  const right = { ...whole, x: cut, width: width - cut };
  return direction === 'rtl' ? [right, left] : [left, right];
}

function shared(one: Rect, other: Rect): Rect {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  const right = Math.min(one.x + one.width, other.x + other.width);
  const bottom = Math.min(one.y + one.height, other.y + other.height);
  return { x, y, width: right - x, height: bottom - y };
}

function inset({ x, y, width, height }: Rect, air: number): Rect {
  return { x: x + air, y: y + air, width: width - 2 * air, height: height - 2 * air };
}
