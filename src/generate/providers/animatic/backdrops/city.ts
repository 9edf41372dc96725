import { css, mix } from '../oklch.ts';
import { between } from '../random.ts';
import type { Layer, Stage } from '../stage.ts';
import { buildingRow } from './buildings.ts';
import { mirror } from './mirror.ts';
import { rain } from './particles.ts';
import { drawSky, fog } from './sky.ts';

/** A skyline in three rows with lit windows; wet ground that mirrors it, and rain, where the words have them. */
export function drawCity(stage: Stage): Layer[] {
  const { height, words, random, grade } = stage;
  const wet = /\b(rain\w*|wet|reflect\w*|neon|river|harbou?r|bay|waterfront|puddles?)\b|雨/u.test(words);
  const horizon = height * (wet ? 0.68 : 0.78);
  const light = { x: between(random, 0.2, 0.8), y: grade.hour === 'night' ? 0.2 : 0.62 };
  const lamps = grade.dark ? mix(grade.accent, grade.light, 0.35) : grade.light;
  const far = [
    ...drawSky(stage, { horizon, lamps, ...(grade.hour === 'night' && wet ? {} : { light }) }),
    buildingRow(stage, { part: 0, horizon, wet }),
    fog(stage, horizon - 4 * stage.unit, 0.25, 0.12),
    buildingRow(stage, { part: 0.5, horizon, wet }),
  ];
  const near = buildingRow(stage, { part: 1, horizon: wet ? horizon : height * 0.98, wet });
  const ground = wet ? mirror(stage, horizon, [...far, near], 0.75) : [];
  return [...far, near, ...ground, beacons(stage, horizon), ...(/\brain|雨/u.test(words) ? [rain(stage)] : [])];
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
