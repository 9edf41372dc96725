import type { Context } from '../../../../text/typography.ts';
import { css, mix, type Oklch } from '../oklch.ts';
import { between, type Random } from '../random.ts';
import { areaBelow, type Layer, sheet, type Stage } from '../stage.ts';
import { glow, softGradient } from './paint.ts';

interface Row {
  /** 0 far, 1 near. */
  readonly part: number;
  readonly horizon: number;
  /** Water begins at the horizon; else the houses go on below it. */
  readonly wet: boolean;
}

interface House {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What changes while the clip runs: a room where somebody comes home, a lamp on a mast that breathes. */
interface Lamp {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
  /** 0 dark to 1 lit, at a time in seconds. */
  readonly glow: (seconds: number) => number;
}

export function buildingRow(stage: Stage, { part, horizon, wet }: Row): Layer {
  const { unit, grade, random } = stage;
  const tall = unit * (46 - 10 * part) * Math.min(1.5, Math.max(1, stage.height / stage.width));
  const whole = areaBelow(stage, horizon - tall * 1.25);
  // Below it stands the next row, or water.
  const foot = wet ? horizon : part === 1 ? whole.y + whole.height : horizon + 24 * unit;
  const area = { ...whole, height: foot - whole.y };
  const body = mix(mix(grade.haze, grade.skyTop, grade.dark ? 0.55 : 0.1), grade.near, 0.3 + 0.65 * part);
  const material: Material = { body, part, random, stage, lamps: [] };
  const houses = sheet({ depth: 0.18 + 0.62 * part, area }, (context) => {
    for (let x = area.x; x < area.x + area.width;) {
      const width = unit * between(random, 5, 11) * (0.7 + 0.7 * part);
      const centre = 1 - Math.abs((x + width / 2) / stage.width - 0.5) * (part === 1 ? -0.9 : 0.9);
      const height = tall * (0.28 + 0.72 * random() ** 1.5) * (part === 1 ? 0.35 + 0.4 * centre : centre);
      build(context, { x, y: horizon - height, width, height: foot - horizon + height }, material);
      x += width + unit * (random() < 0.3 ? between(random, 0.4, 2) : -0.2);
    }
  });
  return {
    depth: houses.depth,
    draw(context, seconds) {
      houses.draw(context, seconds);
      for (const { x, y, width, height, colour, glow: brightness } of material.lamps) {
        context.globalAlpha = brightness(seconds);
        context.fillStyle = colour;
        context.fillRect(x, y, width, height);
      }
    },
  };
}

interface Material {
  readonly body: Oklch;
  readonly part: number;
  readonly random: Random;
  readonly stage: Stage;
  readonly lamps: Lamp[];
}

function build(context: Context, house: House, material: Material): void {
  const { body, stage, random } = material;
  const { unit, grade } = stage;
  context.fillStyle = softGradient(context, 0, house.y, 0, house.y + Math.max(house.height, unit * 20), [
    [0, body],
    [1, mix(body, grade.skyLow, grade.dark ? 0.22 : 0.4)],
  ]);
  context.fillRect(house.x, house.y, house.width, house.height + 1);
  const roof = random();
  if (roof < 0.3) context.fillRect(house.x + house.width * 0.2, house.y - unit * 1.6, house.width * 0.6, unit * 1.7);
  else if (roof < 0.45) mast(context, house, material);
  // The edge that faces the glow.
  context.fillStyle = css(grade.skyLow, grade.dark ? 0.1 : 0.18);
  context.fillRect(house.x, house.y, unit * 0.3, house.height);
  lightRooms(context, house, material);
  if (grade.dark && material.part > 0.3 && random() < 0.22) neonSign(context, house, material);
}

function mast(context: Context, { x, y, width }: House, { random, stage, lamps }: Material): void {
  const { unit, grade } = stage;
  context.fillRect(x + width / 2, y - unit * 6, unit * 0.28, unit * 6.1);
  if (!grade.dark) return;
  const phase = random() * 7;
  const size = unit * 0.5;
  lamps.push({
    x: x + width / 2 - size * 0.2,
    y: y - unit * 6.2,
    width: size,
    height: size,
    colour: 'rgb(255,80,70)',
    glow: (seconds) => Math.max(0, Math.sin(seconds * 2.4 + phase)) ** 3,
  });
}

/** Windows in a grid; whole floors share a mood, and some rooms are dark. */
function lightRooms(context: Context, house: House, { part, random, stage, lamps }: Material): void {
  const { unit, grade } = stage;
  const pitch = unit * (0.95 + 0.5 * part);
  const lit = grade.hour === 'night' ? 0.52 : grade.hour === 'day' ? 0.1 : 0.28;
  const strength = grade.hour === 'day' ? 0.35 : 0.5 + 0.4 * part;
  const cool = mix(grade.accent, { l: 0.93, c: 0.04, h: grade.primary.h }, 0.45);
  for (let y = house.y + pitch * 0.9; y < house.y + house.height - pitch * 0.6; y += pitch * 1.25) {
    const floor = lit * between(random, 0.3, 1.6);
    for (let x = house.x + pitch * 0.6; x < house.x + house.width - pitch * 0.8; x += pitch) {
      const room = { x, y, width: pitch * 0.48, height: pitch * 0.66 };
      const colour = css(random() < 0.72 ? grade.light : cool, strength * between(random, 0.35, 1));
      if (random() > floor) {
        if (grade.dark && random() < 0.035) lamps.push({ ...room, colour, glow: comesOn(random() * stage.seconds) });
        continue;
      }
      context.fillStyle = colour;
      context.fillRect(room.x, room.y, room.width, room.height);
    }
  }
}

/** Within a third of a second, as a filament does. */
function comesOn(from: number): Lamp['glow'] {
  return (seconds) => Math.min(1, Math.max(0, (seconds - from) * 3));
}

/** A bar of light down a corner or along a roof, with its glow on the wall. */
function neonSign(context: Context, { x, y, width }: House, { random, stage }: Material): void {
  const { unit, grade } = stage;
  const colour = random() < 0.6 ? grade.accent : { ...grade.accent, h: grade.accent.h + 150, l: 0.72, c: 0.16 };
  const upright = random() < 0.6;
  const [wide, tall] = upright ? [unit * 0.5, unit * between(random, 5, 10)] : [width * 0.7, unit * 0.5];
  const [left, top] = upright ? [x + width * 0.86, y + unit * 3] : [x + width * 0.15, y + unit * 0.6];
  context.save();
  context.globalCompositeOperation = 'screen';
  glow(context, left + wide / 2, top + tall / 2, unit * 8, colour, 0.5);
  context.fillStyle = css({ ...colour, l: 0.9 });
  context.fillRect(left, top, wide, tall);
  context.restore();
}
