import type { Context } from '../../../../text/typography.ts';
import { css, mix } from '../oklch.ts';
import { between } from '../random.ts';
import { type Area, type Layer, sheet, type Stage, wholeArea } from '../stage.ts';
import { glow, softGradient } from './paint.ts';
import { drawDeskThings } from './desk-things.ts';
import { motes } from './particles.ts';

const wallDepth = 0.16;

/** A room with a large window, its light on the wall, and a desk or table with a few quiet things. */
export function drawInterior(stage: Stage): Layer[] {
  const { width, height, unit, grade } = stage;
  const table = height * 0.76;
  const tall = Math.min(table * 0.78, 74 * unit);
  const pane = {
    x: width * (width > height ? 0.1 : 0.08),
    y: table * 0.12,
    width: Math.min(width * 0.5, tall * 0.86),
    height: tall,
  };
  return [
    wall(stage, pane),
    sunlight(stage, pane),
    ...drawDeskThings(stage, table),
    desk(stage, table),
    motes(stage, grade.light, 34, 0.4),
  ];
}

/** Wall and window are one sheet: they stand at the same depth. */
function wall(stage: Stage, pane: Area): Layer {
  const { grade } = stage;
  const area = wholeArea(stage);
  const l = grade.hour === 'night' ? 0.22 : grade.hour === 'sunset' ? 0.42 : 0.72;
  return sheet({ depth: wallDepth, area }, (context) => {
    context.fillStyle = softGradient(context, area.x, area.y, area.x + area.width, area.y + area.height, [
      [0, { ...grade.primary, l: l + 0.06, c: 0.035 }],
      [1, { ...grade.primary, l: l - 0.1, c: 0.045 }],
    ]);
    context.fillRect(area.x, area.y, area.width, area.height);
    drawWindow(context, stage, pane);
  });
}

/** What is outside, behind a frame with a cross. */
function drawWindow(context: Context, stage: Stage, { x, y, width, height }: Area): void {
  const { grade, unit } = stage;
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.fillStyle = softGradient(context, 0, y, 0, y + height, [
    [0, grade.skyTop],
    [0.6, grade.skyMiddle],
    [1, grade.skyLow],
  ]);
  context.fillRect(x, y, width, height);
  glow(context, x + width * 0.7, y + height * 0.62, 26 * unit, grade.light, 0.7);
  drawHouses(context, stage, { x, y, width, height });
  context.restore();
  context.strokeStyle = css({ ...grade.primary, l: grade.dark ? 0.12 : 0.93, c: 0.02 });
  context.lineWidth = 1.5 * unit;
  context.strokeRect(x, y, width, height);
  context.lineWidth = 0.8 * unit;
  context.beginPath();
  context.moveTo(x + width / 2, y);
  context.lineTo(x + width / 2, y + height);
  context.moveTo(x, y + height * 0.45);
  context.lineTo(x + width, y + height * 0.45);
  context.stroke();
}

function drawHouses(context: Context, { grade, random }: Stage, { x, y, width, height }: Area): void {
  for (let house = 0; house < 14; house++) {
    context.fillStyle = css(mix(grade.haze, grade.near, between(random, 0.15, 0.5)));
    const tall = height * between(random, 0.08, 0.3);
    context.fillRect(x + (width * house) / 14, y + height - tall, width / 11, tall);
  }
}

/** The window's shape thrown on the wall, wandering slowly. */
function sunlight(stage: Stage, pane: Area): Layer {
  const { grade, unit, width } = stage;
  const left = pane.x + pane.width + (width - pane.x - pane.width) * 0.2;
  const area = { x: left - 3 * unit, y: pane.y, width: pane.width * 0.7 + 8 * unit, height: pane.height + 12 * unit };
  const drift = (seconds: number) => ({ x: seconds * unit * 0.6 });
  return sheet({ depth: wallDepth, area, scale: 0.25, blend: 'soft-light', drift }, (context) => {
    context.filter = `blur(${unit * 0.3}px)`;
    context.fillStyle = css({ ...grade.light, l: 0.97 }, grade.hour === 'night' ? 0.35 : 0.85);
    for (const column of [0, 1])
      for (const row of [0, 1]) {
        const x = left + column * pane.width * 0.34;
        const y = pane.y + pane.height * (0.18 + 0.36 * row) + column * unit * 4;
        context.beginPath();
        context.moveTo(x, y);
        context.lineTo(x + pane.width * 0.3, y + unit * 4);
        context.lineTo(x + pane.width * 0.3, y + pane.height * 0.32 + unit * 4);
        context.lineTo(x, y + pane.height * 0.32);
        context.fill();
      }
  });
}

function desk(stage: Stage, table: number): Layer {
  const { grade, unit } = stage;
  const area = { ...wholeArea(stage), y: table, height: stage.height * 0.4 };
  return sheet({ depth: 0.6, area }, (context) => {
    context.fillStyle = softGradient(context, 0, table, 0, table + 26 * unit, [
      [0, mix(grade.near, { l: 0.5, c: 0.06, h: 55 }, grade.dark ? 0.3 : 0.6)],
      [1, mix(grade.near, { l: 0.3, c: 0.05, h: 50 }, 0.3)],
    ]);
    context.fillRect(area.x, table, area.width, area.height);
    context.fillStyle = css(grade.light, 0.4);
    context.fillRect(area.x, table, area.width, unit * 0.25);
  });
}
