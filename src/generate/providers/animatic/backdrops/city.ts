import type { Context } from '../../../../text/typography.ts';
import { css, mix, type Oklch } from '../oklch.ts';
import { between, type Random } from '../random.ts';
import { areaBelow, type Layer, sheet, type Stage } from '../stage.ts';
import { mirror } from './mirror.ts';
import { glow, softGradient } from './paint.ts';
import { rain } from './particles.ts';
import { drawSky, fog } from './sky.ts';

/** A skyline in three rows with lit windows; wet ground that mirrors it, and rain, where the words have them. */
export function drawCity(stage: Stage): Layer[] {
  const { height, words, random, grade } = stage;
  const wet = /\b(rain\w*|wet|reflect\w*|neon|river|harbou?r|bay|waterfront|puddles?)\b|雨/u.test(words);
  const horizon = height * (wet ? 0.68 : 0.78);
  const light = { x: between(random, 0.2, 0.8), y: grade.hour === 'night' ? 0.2 : 0.62 };
  const far = [
    ...drawSky(stage, { horizon, ...(grade.hour === 'night' && wet ? {} : { light }) }),
    horizonGlow(stage, horizon),
    row(stage, { part: 0, horizon }),
    fog(stage, horizon - 4 * stage.unit, 0.25, 0.12),
    row(stage, { part: 0.5, horizon }),
  ];
  const near = row(stage, { part: 1, horizon: wet ? horizon : height * 0.98 });
  const ground = wet ? mirror(stage, horizon, [...far, near], 0.75) : [];
  return [...far, near, ...ground, beacons(stage, horizon), ...(/\brain|雨/u.test(words) ? [rain(stage)] : [])];
}

function horizonGlow(stage: Stage, horizon: number): Layer {
  const { width, unit, grade } = stage;
  const area = areaBelow(stage, horizon - 60 * unit);
  return sheet({ depth: 0.1, area, scale: 0.25, blend: 'screen' }, (context) => {
    context.save();
    context.translate(width / 2, horizon);
    context.scale(Math.max(1, width / (110 * unit)), 0.62);
    glow(
      context,
      0,
      0,
      90 * unit,
      grade.dark ? mix(grade.accent, grade.light, 0.35) : grade.light,
      grade.dark ? 0.5 : 0.3,
    );
    context.restore();
  });
}

interface Row {
  /** 0 far, 1 near. */
  readonly part: number;
  readonly horizon: number;
}

interface House {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function row(stage: Stage, { part, horizon }: Row): Layer {
  const { unit, grade, random } = stage;
  const tall = unit * (46 - 10 * part) * Math.min(1.5, Math.max(1, stage.height / stage.width));
  const whole = areaBelow(stage, horizon - tall * 1.25);
  const area = { ...whole, height: horizon - whole.y };
  const body = mix(mix(grade.haze, grade.skyTop, grade.dark ? 0.55 : 0.1), grade.near, 0.3 + 0.65 * part);
  return sheet({ depth: 0.18 + 0.62 * part, area }, (context) => {
    for (let x = area.x; x < area.x + area.width;) {
      const width = unit * between(random, 5, 11) * (0.7 + 0.7 * part);
      const centre = 1 - Math.abs((x + width / 2) / stage.width - 0.5) * (part === 1 ? -0.9 : 0.9);
      const height = tall * (0.28 + 0.72 * random() ** 1.5) * (part === 1 ? 0.35 + 0.4 * centre : centre);
      build(context, { x, y: horizon - height, width, height }, { body, part, random, stage });
      x += width + unit * (random() < 0.3 ? between(random, 0.4, 2) : -0.2);
    }
  });
}

interface Material {
  readonly body: Oklch;
  readonly part: number;
  readonly random: Random;
  readonly stage: Stage;
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
  else if (roof < 0.45) context.fillRect(house.x + house.width / 2, house.y - unit * 6, unit * 0.28, unit * 6.1);
  // The edge that faces the glow.
  context.fillStyle = css(grade.skyLow, grade.dark ? 0.1 : 0.18);
  context.fillRect(house.x, house.y, unit * 0.3, house.height);
  lightRooms(context, house, material);
}

/** Windows in a grid; whole floors share a mood, and some rooms are dark. */
function lightRooms(context: Context, house: House, { part, random, stage }: Material): void {
  const { unit, grade } = stage;
  const pitch = unit * (1.05 + 0.75 * part);
  const lit = grade.hour === 'night' ? 0.46 : grade.hour === 'day' ? 0.1 : 0.28;
  const strength = grade.hour === 'day' ? 0.35 : 0.5 + 0.4 * part;
  const cool = mix(grade.accent, { l: 0.93, c: 0.04, h: grade.primary.h }, 0.45);
  for (let y = house.y + pitch * 0.9; y < house.y + house.height - pitch * 0.6; y += pitch * 1.25) {
    const floor = lit * between(random, 0.3, 1.6);
    for (let x = house.x + pitch * 0.6; x < house.x + house.width - pitch * 0.8; x += pitch) {
      if (random() > floor) continue;
      context.fillStyle = css(random() < 0.72 ? grade.light : cool, strength * between(random, 0.35, 1));
      context.fillRect(x, y, pitch * 0.5, pitch * 0.66);
    }
  }
}

/** Rooms where the light goes on, and lamps on the roofs that breathe. */
function beacons(stage: Stage, horizon: number): Layer {
  const { random, width, unit, grade } = stage;
  const lamps = Array.from({ length: 34 }, (_, number) => ({
    x: random() * width,
    y: horizon - unit * between(random, 3, 30),
    from: random() * stage.seconds,
    red: number % 9 === 0,
    phase: random() * 7,
  }));
  return {
    depth: 0.5,
    draw(context, seconds) {
      if (!grade.dark) return;
      context.globalCompositeOperation = 'lighter';
      for (const { x, y, from, red, phase } of lamps) {
        const alpha = red
          ? Math.max(0, Math.sin(seconds * 2.4 + phase)) ** 3
          : Math.min(1, Math.max(0, (seconds - from) * 3));
        if (alpha === 0) continue;
        context.globalAlpha = alpha * (red ? 0.9 : 0.75);
        context.fillStyle = red ? 'rgb(255,80,70)' : css(grade.light);
        context.fillRect(x, y, unit * (red ? 0.5 : 0.62), unit * (red ? 0.5 : 0.85));
      }
    },
  };
}
