import type { Context } from '../../../../text/typography.ts';
import { css } from '../oklch.ts';
import { between } from '../random.ts';
import { type Layer, sheet, type Stage, wholeArea } from '../stage.ts';
import { glow, softGradient } from './paint.ts';

/** Laptop, cup with steam, plant and lamp, from left to right as far as there is room. */
export function drawDeskThings(stage: Stage, table: number): Layer[] {
  const { width, unit, grade } = stage;
  const area = { ...wholeArea(stage), y: table - 40 * unit, height: 41 * unit };
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
