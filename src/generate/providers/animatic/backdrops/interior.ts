import type { Context } from '../../../../text/typography.ts';
import { css, mix } from '../oklch.ts';
import { between } from '../random.ts';
import { type Area, type Layer, sheet, type Stage, wholeArea } from '../stage.ts';
import { glow, softGradient } from './paint.ts';
import { motes } from './particles.ts';

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
    wall(stage),
    view(stage, pane),
    sunlight(stage, pane),
    ...things(stage, table),
    desk(stage, table),
    motes(stage, grade.light, 34, 0.4),
  ];
}

function wall(stage: Stage): Layer {
  const { grade } = stage;
  const area = wholeArea(stage);
  const l = grade.hour === 'night' ? 0.22 : grade.hour === 'sunset' ? 0.42 : 0.72;
  return sheet({ depth: 0.15, area }, (context) => {
    context.fillStyle = softGradient(context, area.x, area.y, area.x + area.width, area.y + area.height, [
      [0, { ...grade.primary, l: l + 0.06, c: 0.035 }],
      [1, { ...grade.primary, l: l - 0.1, c: 0.045 }],
    ]);
    context.fillRect(area.x, area.y, area.width, area.height);
  });
}

/** What is outside, behind a frame with a cross. */
function view(stage: Stage, pane: Area): Layer {
  const { grade, unit, random } = stage;
  return sheet(
    {
      depth: 0.16,
      area: {
        x: pane.x - 4 * unit,
        y: pane.y - 4 * unit,
        width: pane.width + 8 * unit,
        height: pane.height + 8 * unit,
      },
    },
    (context) => {
      const { x, y, width, height } = pane;
      context.fillStyle = softGradient(context, 0, y, 0, y + height, [
        [0, grade.skyTop],
        [0.6, grade.skyMiddle],
        [1, grade.skyLow],
      ]);
      context.fillRect(x, y, width, height);
      context.save();
      context.beginPath();
      context.rect(x, y, width, height);
      context.clip();
      glow(context, x + width * 0.7, y + height * 0.62, 26 * unit, grade.light, 0.7);
      for (let house = 0; house < 14; house++) {
        context.fillStyle = css(mix(grade.haze, grade.near, between(random, 0.15, 0.5)));
        const tall = height * between(random, 0.08, 0.3);
        context.fillRect(x + (width * house) / 14, y + height - tall, width / 11, tall);
      }
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
    },
  );
}

/** The window's shape thrown on the wall, wandering slowly. */
function sunlight(stage: Stage, pane: Area): Layer {
  const { grade, unit, width } = stage;
  const area = wholeArea(stage);
  return sheet(
    { depth: 0.17, area, scale: 0.25, blend: 'soft-light', drift: (seconds) => ({ x: seconds * unit * 0.6 }) },
    (context) => {
      context.filter = `blur(${unit * 0.3}px)`;
      context.fillStyle = css({ ...grade.light, l: 0.97 }, grade.hour === 'night' ? 0.35 : 0.85);
      const left = pane.x + pane.width + (width - pane.x - pane.width) * 0.2;
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
    },
  );
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

/** Laptop, cup with steam, plant and lamp, from left to right as far as there is room. */
function things(stage: Stage, table: number): Layer[] {
  const { width, unit, grade } = stage;
  const area = wholeArea(stage);
  const solid = sheet({ depth: 0.58, area }, (context) => {
    laptop(context, stage, width * 0.5, table);
    plant(context, stage, width * (width > 110 * unit ? 0.86 : 0.88), table);
    cup(context, stage, width * 0.5 + 27 * unit, table);
  });
  const steam: Layer = {
    depth: 0.58,
    draw(context, seconds) {
      context.globalCompositeOperation = 'screen';
      for (let puff = 0; puff < 5; puff++) {
        const age = (seconds * 0.35 + puff / 5) % 1;
        const x = width * 0.5 + 27 * unit + Math.sin(age * 5 + puff) * unit * 1.2;
        glow(
          context,
          x,
          table - unit * (6 + 13 * age),
          unit * (1.6 + 3 * age),
          grade.light,
          0.22 * Math.sin(age * Math.PI),
        );
      }
    },
  };
  return [solid, steam];
}

function laptop(context: Context, { grade, unit }: Stage, x: number, table: number): void {
  const [wide, tall] = [38 * unit, 24 * unit];
  glow(context, x, table - tall / 2, 34 * unit, grade.accent, grade.dark ? 0.35 : 0.12);
  context.fillStyle = css({ ...grade.near, l: grade.near.l + 0.08 });
  context.beginPath();
  context.roundRect(x - wide / 2, table - tall, wide, tall, unit * 1.2);
  context.fill();
  const [left, top, right, bottom] = [
    x - wide / 2 + unit,
    table - tall + unit,
    x + wide / 2 - unit,
    table - unit * 1.2,
  ];
  context.fillStyle = softGradient(context, left, top, right, bottom, [
    [0, { ...grade.primary, l: 0.35, c: 0.1 }],
    [1, { ...grade.accent, l: 0.72 }],
  ]);
  context.fillRect(left, top, right - left, bottom - top);
  context.fillStyle = css({ l: 0.97, c: 0.01, h: grade.accent.h }, 0.85);
  for (const [number, part] of [0.5, 0.36, 0.42].entries())
    context.fillRect(
      left + 3 * unit,
      top + (4 + number * 3) * unit,
      (right - left) * part,
      unit * (number === 0 ? 1.5 : 0.8),
    );
  context.fillStyle = css({ ...grade.near, l: grade.near.l + 0.16 });
  context.fillRect(x - wide * 0.56, table - unit * 0.9, wide * 1.12, unit);
}

function cup(context: Context, { grade, unit }: Stage, x: number, table: number): void {
  const colour = css({ ...grade.accent, l: grade.dark ? 0.5 : 0.66, c: 0.11 });
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x - 3 * unit, table - 6.5 * unit, 6 * unit, 6.5 * unit, [
    unit * 0.5,
    unit * 0.5,
    unit * 1.6,
    unit * 1.6,
  ]);
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = unit * 0.8;
  context.beginPath();
  context.arc(x + 3.2 * unit, table - 3.6 * unit, 1.7 * unit, -Math.PI / 2, Math.PI / 2);
  context.stroke();
}

function plant(context: Context, { grade, unit, random }: Stage, x: number, table: number): void {
  for (let leaf = 0; leaf < 15; leaf++) {
    const lean = between(random, -1.15, 1.15);
    const long = unit * between(random, 12, 24) * (1.1 - Math.abs(lean) * 0.35);
    context.save();
    context.translate(x, table - 8 * unit);
    context.rotate(lean);
    context.fillStyle = css({ l: (grade.dark ? 0.22 : 0.4) + 0.12 * random(), c: 0.07, h: 150 });
    context.beginPath();
    context.moveTo(0, 0);
    context.quadraticCurveTo(unit * 3.4, -long * 0.5, 0, -long);
    context.quadraticCurveTo(-unit * 3.4, -long * 0.5, 0, 0);
    context.fill();
    context.restore();
  }
  context.fillStyle = css({ l: grade.dark ? 0.32 : 0.82, c: 0.03, h: 55 });
  context.beginPath();
  context.moveTo(x - 5 * unit, table - 9 * unit);
  context.lineTo(x + 5 * unit, table - 9 * unit);
  context.lineTo(x + 3.8 * unit, table);
  context.lineTo(x - 3.8 * unit, table);
  context.fill();
}
