import type { Context } from '../../../../text/typography.ts';
import { css, mix } from '../oklch.ts';
import { between, createRidge, type Random } from '../random.ts';
import { areaBelow, type Layer, sheet, type Stage } from '../stage.ts';
import { mirror } from './mirror.ts';
import { plantPines } from './pines.ts';
import { fillBelow, softGradient } from './paint.ts';
import { northernLights } from './northern-lights.ts';
import { drawSky, fog } from './sky.ts';

/** Ridges one behind the other in the haze, with pines on the near ones; a lake where the words have one. */
export function drawLandscape(stage: Stage): Layer[] {
  const { height, words, random } = stage;
  const lake = /\b(lake|river|mirror\w*|reflect\w*|fjord|pond|water)\b|湖|川/u.test(words);
  const horizon = height * (lake ? 0.6 : 0.66);
  const polar = /\b(northern lights|aurora borealis|aurora)\b|オーロラ/u.test(words) && stage.grade.hour === 'night';
  const light = {
    x: between(random, 0.25, 0.75),
    y: stage.grade.hour === 'day' ? 0.3 : stage.grade.hour === 'night' ? 0.28 : 0.84,
  };
  const far = [
    ...drawSky(stage, { horizon, clouds: !polar, ...(polar ? {} : { light }) }),
    ...(polar ? [northernLights(stage, horizon)] : []),
    ...ridges(stage, horizon, lake ? 3 : 5),
  ];
  return lake ? [...far, ...mirror(stage, horizon, far), shore(stage)] : far;
}

function ridges(stage: Stage, horizon: number, count: number): Layer[] {
  const { height, unit, random } = stage;
  const bare = /\b(desert|dunes?|sand|snow\w*|peaks?|rock\w*|canyon)\b/u.test(stage.words);
  const bottom = count === 3 ? horizon + 1 : height * 0.93;
  return Array.from({ length: count }, (_, number) => {
    const part = count === 1 ? 1 : number / (count - 1);
    const top = horizon - unit * 14 * (1 - part) + (bottom - horizon) * part * 0.8;
    const rugged = unit * (count === 3 ? 15 - 9 * part : 16 - 8 * part);
    const layers = [
      ridge(stage, {
        part,
        top,
        rugged,
        trees: bare ? 0 : Math.max(0, part - 0.25) * 5.5,
        floor: count === 3 ? horizon + 1 : undefined,
        random,
      }),
    ];
    return number === count - 2 ? [fog(stage, top + 6 * unit, 0.2 + 0.5 * part, 0.13), ...layers] : layers;
  }).flat();
}

interface Ridge {
  /** 0 far, 1 near. */
  readonly part: number;
  readonly top: number;
  readonly rugged: number;
  /** Height of its trees in units; none at 0. */
  readonly trees: number;
  /** Where a lake begins. */
  readonly floor: number | undefined;
  readonly random: Random;
}

function ridge(stage: Stage, { part, top, rugged, trees, floor, random }: Ridge): Layer {
  const { unit, grade } = stage;
  const whole = areaBelow(stage, top - rugged * 1.4 - trees * unit * 2);
  const area = floor === undefined ? whole : { ...whole, height: floor - whole.y };
  const line = createRidge(random, 6 - Math.round(2 * part));
  const height = (x: number) => top + line((x / unit) * (0.018 + 0.012 * part) + 9) * rugged;
  return sheet({ depth: 0.12 + 0.9 * part ** 1.4, area }, (context) => {
    const colour = mix(grade.haze, grade.near, part ** 0.75);
    context.fillStyle = softGradient(context, 0, top - rugged, 0, top + rugged * 2.5 + 8 * unit, [
      [0, colour],
      [1, mix(colour, part > 0.8 ? grade.near : grade.haze, 0.55)],
    ]);
    fillBelow(context, area.x, area.x + area.width, area.y + area.height, height, unit * 0.35);
    if (trees > 0) plantPines(context, { from: area.x, to: area.x + area.width, height, size: trees * unit, random });
    if (part < 0.7 && grade.hour !== 'night')
      rim(context, area.x, area.x + area.width, height, unit, css(grade.light, 0.12));
  });
}

/** Where the light catches the edge. */
function rim(
  context: Context,
  from: number,
  to: number,
  height: (x: number) => number,
  unit: number,
  colour: string,
): void {
  context.strokeStyle = colour;
  context.lineWidth = unit * 0.22;
  context.beginPath();
  for (let x = from; x <= to; x += unit * 0.5) context.lineTo(x, height(x));
  context.stroke();
}

/** Dark grass and stones at the lower edge, out of focus as they are near. */
function shore(stage: Stage): Layer {
  const { height, unit, grade, random } = stage;
  const top = height * 0.93;
  const area = areaBelow(stage, top - 8 * unit);
  const line = createRidge(random, 4);
  return sheet({ depth: 1.3, area, scale: 0.5 }, (context) => {
    context.fillStyle = css({ ...grade.near, l: grade.near.l * 0.7 });
    fillBelow(
      context,
      area.x,
      area.x + area.width,
      area.y + area.height,
      (x) => top + line(x / (unit * 22)) * unit * 4,
      unit,
    );
  });
}
