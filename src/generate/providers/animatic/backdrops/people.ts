import type { Context } from '../../../../text/typography.ts';
import { css, mix } from '../oklch.ts';
import { between } from '../random.ts';
import { drawOnce, type Layer, sheet, type Stage, wholeArea } from '../stage.ts';
import { glow, softGradient } from './paint.ts';

/** One or more people from behind, out of a shallow lens: lights far out of focus, dark shapes with a rim of light. */
export function drawPeople(stage: Stage): Layer[] {
  const group = /\b(people|team|friends|family|crowd|couple|group|together|colleagues|customers)\b/u.test(stage.words);
  const { width, unit } = stage;
  const places = group
    ? [0.24, 0.76, 0.52]
    : [0.5 + (stage.random() < 0.5 ? -0.13 : 0.13) * (width > 120 * unit ? 1.2 : 0.4)];
  return [
    ground(stage),
    bokeh(stage, 0.15, 22, 7),
    bokeh(stage, 0.35, 14, 11),
    ...places.map((place, index) =>
      figure(stage, place * width, group ? 0.82 + 0.14 * index : 1.1, 0.55 + 0.15 * index),
    ),
    bokeh(stage, 1.2, 5, 15),
  ];
}

function ground(stage: Stage): Layer {
  const { grade, width, height, unit } = stage;
  const area = wholeArea(stage);
  return sheet({ depth: 0.02, area }, (context) => {
    context.fillStyle = softGradient(context, 0, area.y, 0, area.y + area.height, [
      [0, grade.skyTop],
      [0.5, grade.skyMiddle],
      [1, mix(grade.skyTop, grade.near, 0.5)],
    ]);
    context.fillRect(area.x, area.y, area.width, area.height);
    context.globalCompositeOperation = 'screen';
    glow(context, width * 0.5, height * 0.42, 85 * unit, mix(grade.accent, grade.light, 0.4), grade.dark ? 0.4 : 0.6);
  });
}

/** Discs of light, brighter at their rim, as a fast lens draws them. */
function bokeh(stage: Stage, depth: number, count: number, size: number): Layer {
  const { grade, random, width, height, unit } = stage;
  const colours = [
    grade.light,
    grade.accent,
    mix(grade.accent, grade.light, 0.5),
    { ...grade.primary, l: 0.7, c: 0.1 },
  ];
  const discs = colours.map((colour) => disc(css(colour, 0.9), css(colour, 0.45)));
  const lights = Array.from({ length: count }, (_, number) => ({
    picture: discs[number % discs.length] ?? disc('white', 'white'),
    x: between(random, -0.1, 1.1) * width,
    y: (0.12 + 0.68 * random() ** 0.8) * height,
    radius: unit * size * between(random, 0.35, 1),
    phase: random() * 7,
  }));
  return {
    depth,
    draw(context, seconds) {
      context.globalCompositeOperation = grade.dark ? 'screen' : 'soft-light';
      for (const { picture, x, y, radius, phase } of lights) {
        context.globalAlpha = 0.2 + 0.16 * Math.sin(seconds * 0.8 + phase);
        const sway = Math.sin(seconds * 0.3 + phase) * unit * 1.4;
        context.drawImage(picture, x + sway - radius, y - radius, 2 * radius, 2 * radius);
      }
    },
  };
}

function disc(rim: string, inside: string) {
  return drawOnce({ x: 0, y: 0, width: 160, height: 160 }, (context) => {
    context.filter = 'blur(2px)';
    context.fillStyle = inside;
    context.strokeStyle = rim;
    context.lineWidth = 5;
    context.beginPath();
    context.arc(80, 80, 70, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  });
}

function figure(stage: Stage, x: number, size: number, depth: number): Layer {
  const { grade, unit, height, random } = stage;
  const area = wholeArea(stage);
  const scale = unit * 0.56 * size * Math.min(1.35, Math.max(1, height / stage.width));
  const foot = height * 1.06;
  const phase = random() * 7;
  const longHair = /\b(woman|women|girl|mother|she|her)\b/u.test(stage.words) || random() < 0.4;
  const drift = (seconds: number) => ({
    y: Math.sin(seconds * 1.1 + phase) * unit * 0.35,
    x: Math.sin(seconds * 0.6 + phase) * unit * 0.4,
  });
  return sheet({ depth, area, drift }, (context) => {
    context.translate(x, foot);
    context.scale(scale, scale);
    silhouette(context, longHair);
    context.shadowColor = css(mix(grade.accent, grade.light, 0.5), 0.85);
    context.shadowBlur = 5 * unit;
    context.fillStyle = css(mix(grade.near, grade.skyTop, 0.25));
    context.fill();
    context.shadowColor = 'transparent';
    context.lineWidth = 1.1;
    context.strokeStyle = css({ ...mix(grade.accent, grade.light, 0.5), l: 0.92 }, 0.75);
    context.stroke();
    context.fillStyle = softGradient(context, 0, -105, 0, 0, [
      [0, mix(grade.near, grade.skyTop, 0.35)],
      [0.5, grade.near],
      [1, { ...grade.near, l: grade.near.l * 0.6 }],
    ]);
    context.fill();
  });
}

/** Head, neck and shoulders, 100 units tall, standing on 0. */
function silhouette(context: Context, longHair: boolean): void {
  context.beginPath();
  context.moveTo(-62, 12);
  context.bezierCurveTo(-60, -22, -52, -34, -32, -40);
  context.bezierCurveTo(-18, -44, -12, -47, -11, -56);
  if (longHair) {
    context.bezierCurveTo(-24, -48, -27, -62, -24, -78);
    context.bezierCurveTo(-22, -98, -12, -106, 0, -106);
    context.bezierCurveTo(12, -106, 22, -98, 24, -78);
    context.bezierCurveTo(27, -62, 24, -48, 11, -56);
  } else {
    context.bezierCurveTo(-19, -62, -21, -74, -19, -84);
    context.bezierCurveTo(-17, -98, -9, -104, 0, -104);
    context.bezierCurveTo(9, -104, 17, -98, 19, -84);
    context.bezierCurveTo(21, -74, 19, -62, 11, -56);
  }
  context.bezierCurveTo(12, -47, 18, -44, 32, -40);
  context.bezierCurveTo(52, -34, 60, -22, 62, 12);
  context.closePath();
}
