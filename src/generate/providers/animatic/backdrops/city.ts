import { mix } from '../oklch.ts';
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
  return [...far, near, ...ground, ...(/\brain|雨/u.test(words) ? [rain(stage)] : [])];
}
