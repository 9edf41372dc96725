import type { Context } from '../../../../text/typography.ts';
import { css, mix, type Oklch } from '../oklch.ts';
import type { Stage } from '../stage.ts';
import { glow, softGradient } from './paint.ts';

// What stands in the studio when no reference picture was given: a shape of the right kind, never a guess at a product.

interface Size {
  readonly width: number;
  readonly height: number;
}

const device = /\b(phones?|smartphones?|tablets?|device|app|screen|mobile)\b|スマ|手机/u;
const bottle = /\b(bottles?|perfume|drinks?|serum|wine|beer|soda|juice|oil|shampoo|cosmetics?|skincare|cream)\b/u;

export function standInShape(words: string): Size {
  if (device.test(words)) return { width: 48, height: 100 };
  return bottle.test(words) ? { width: 36, height: 100 } : { width: 100, height: 100 };
}

export function drawStandIn(context: Context, stage: Stage, size: Size): void {
  if (device.test(stage.words)) drawDevice(context, stage, size);
  else if (bottle.test(stage.words)) drawBottle(context, stage, size);
  else drawSphere(context, stage, size);
}

function bodyOf({ grade }: Stage): readonly [dark: Oklch, light: Oklch] {
  return [
    { ...grade.primary, l: grade.dark ? 0.16 : 0.3, c: 0.04 },
    { ...grade.primary, l: grade.dark ? 0.34 : 0.52, c: 0.06 },
  ];
}

/** A slab with a rim and three lenses. */
function drawDevice(context: Context, stage: Stage, { width, height }: Size): void {
  const [dark, light] = bodyOf(stage);
  const round = width * 0.16;
  context.fillStyle = css({ ...light, l: light.l + 0.25 });
  context.beginPath();
  context.roundRect(0, 0, width, height, round);
  context.fill();
  context.fillStyle = softGradient(context, 0, 0, width, height, [
    [0, light],
    [0.45, dark],
    [1, mix(dark, light, 0.35)],
  ]);
  const rim = width * 0.014;
  context.beginPath();
  context.roundRect(rim, rim, width - 2 * rim, height - 2 * rim, round - rim);
  context.fill();
  for (const [number, radius] of [0.115, 0.115, 0.115].entries())
    lens(context, stage, width * 0.22, width * (0.22 + number * 0.27), width * radius);
}

function lens(context: Context, { grade }: Stage, x: number, y: number, radius: number): void {
  const ring = (part: number, colour: string) => {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x, y, radius * part, 0, 2 * Math.PI);
    context.fill();
  };
  ring(1, css({ ...grade.primary, l: 0.5, c: 0.03 }));
  ring(0.92, css({ ...grade.primary, l: 0.06, c: 0.02 }));
  ring(0.62, css({ ...grade.primary, l: 0.2, c: 0.06 }));
  ring(0.36, css({ ...grade.primary, l: 0.05, c: 0.02 }));
  glow(context, x - radius * 0.3, y - radius * 0.3, radius * 0.5, grade.accent, 0.9);
}

/** Glass with a cap, a label and light along both sides. */
function drawBottle(context: Context, stage: Stage, { width, height }: Size): void {
  const { grade } = stage;
  const [dark, light] = bodyOf(stage);
  const shoulder = height * 0.3;
  context.fillStyle = css({ ...grade.primary, l: 0.22, c: 0.03 });
  context.beginPath();
  context.roundRect(width * 0.34, 0, width * 0.32, height * 0.13, width * 0.04);
  context.fill();
  context.beginPath();
  context.moveTo(width * 0.38, height * 0.13);
  context.lineTo(width * 0.62, height * 0.13);
  context.bezierCurveTo(width * 0.63, shoulder * 0.8, width, shoulder * 0.75, width, shoulder * 1.1);
  context.lineTo(width, height * 0.94);
  context.quadraticCurveTo(width, height, width * 0.86, height);
  context.lineTo(width * 0.14, height);
  context.quadraticCurveTo(0, height, 0, height * 0.94);
  context.lineTo(0, shoulder * 1.1);
  context.bezierCurveTo(0, shoulder * 0.75, width * 0.37, shoulder * 0.8, width * 0.38, height * 0.13);
  context.fillStyle = softGradient(context, 0, 0, width, 0, [
    [0, mix(light, grade.accent, 0.55)],
    [0.18, dark],
    [0.55, mix(dark, grade.accent, 0.35)],
    [0.85, dark],
    [1, mix(light, grade.accent, 0.75)],
  ]);
  context.fill();
  context.fillStyle = css({ l: 0.95, c: 0.015, h: grade.light.h }, 0.92);
  context.fillRect(width * 0.14, height * 0.5, width * 0.72, height * 0.27);
  context.fillStyle = css({ ...grade.accent, l: 0.55 });
  context.fillRect(width * 0.26, height * 0.58, width * 0.48, height * 0.022);
  context.fillStyle = css(dark, 0.6);
  context.fillRect(width * 0.26, height * 0.63, width * 0.34, height * 0.012);
}

/** A glossy ball on a low drum: says "product" of anything. */
function drawSphere(context: Context, stage: Stage, { width, height }: Size): void {
  const { grade } = stage;
  const [dark, light] = bodyOf(stage);
  const drum = height * 0.24;
  context.fillStyle = softGradient(context, width * 0.08, 0, width * 0.92, 0, [
    [0, light],
    [0.5, mix(dark, light, 0.5)],
    [1, dark],
  ]);
  context.beginPath();
  context.ellipse(width / 2, height - drum * 0.35, width * 0.42, drum * 0.33, 0, 0, Math.PI);
  context.lineTo(width * 0.08, height - drum * 0.85);
  context.ellipse(width / 2, height - drum * 0.85, width * 0.42, drum * 0.33, 0, Math.PI, 2 * Math.PI);
  context.closePath();
  context.fill();
  context.fillStyle = css(mix(light, grade.accent, 0.25));
  context.beginPath();
  context.ellipse(width / 2, height - drum * 0.85, width * 0.42, drum * 0.33, 0, 0, 2 * Math.PI);
  context.fill();
  const [x, y, radius] = [width / 2, height * 0.42, width * 0.34];
  const ball = context.createRadialGradient(x - radius * 0.4, y - radius * 0.5, radius * 0.05, x, y, radius * 1.05);
  ball.addColorStop(0, css({ ...grade.accent, l: 0.95 }));
  ball.addColorStop(0.25, css(grade.accent));
  ball.addColorStop(0.75, css({ ...mix(grade.accent, grade.primary, 0.6), l: 0.36 }));
  ball.addColorStop(1, css({ ...mix(grade.accent, grade.primary, 0.6), l: 0.5 }));
  context.fillStyle = ball;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
