import { css, mix } from '../oklch.ts';
import { between, createRidge } from '../random.ts';
import { areaBelow, type Layer, sheet, type Stage } from '../stage.ts';
import { fillBelow, glow, softGradient } from './paint.ts';
import { drawSky } from './sky.ts';

/** The sea: sky, a far coast, swell in sheets that slide against each other, and the path of light on it. */
export function drawOcean(stage: Stage): Layer[] {
  const { height, random } = stage;
  const horizon = height * between(random, 0.46, 0.54);
  const light = {
    x: between(random, 0.32, 0.68),
    y: stage.grade.hour === 'day' ? 0.42 : stage.grade.hour === 'night' ? 0.45 : 0.86,
  };
  return [
    ...drawSky(stage, { horizon, light }),
    coast(stage, horizon),
    water(stage, horizon),
    path(stage, horizon, light.x * stage.width),
    ...swell(stage, horizon),
  ];
}

function coast(stage: Stage, horizon: number): Layer {
  const { unit, grade, random, width } = stage;
  const area = { ...areaBelow(stage, horizon - 12 * unit), height: 12 * unit + 1 };
  const line = createRidge(random, 5);
  const middle = between(random, 0.1, 0.9) * width;
  return sheet({ depth: 0.1, area }, (context) => {
    context.fillStyle = css(mix(grade.haze, grade.near, 0.32));
    const rise = (x: number) => Math.max(0, 1 - Math.abs(x - middle) / (55 * unit));
    fillBelow(
      context,
      area.x,
      area.x + area.width,
      horizon + 1,
      (x) => horizon - rise(x) * unit * (5 + 4 * line(x / (18 * unit))),
      unit * 0.4,
    );
  });
}

function water(stage: Stage, horizon: number): Layer {
  const { grade, unit } = stage;
  const area = areaBelow(stage, horizon);
  const deep = mix({ ...grade.skyTop, c: grade.skyTop.c + 0.02 }, grade.near, 0.5);
  return sheet({ depth: 0.12, area }, (context) => {
    context.fillStyle = softGradient(context, 0, horizon, 0, horizon + area.height, [
      [0, mix(grade.skyLow, grade.skyMiddle, 0.3)],
      [0.12, mix(grade.skyMiddle, deep, 0.3)],
      [0.55, deep],
      [1, mix(deep, grade.near, 0.6)],
    ]);
    context.fillRect(area.x, horizon, area.width, area.height);
    context.fillStyle = css(grade.light, 0.35);
    context.fillRect(area.x, horizon, area.width, unit * 0.15);
  });
}

/** Glitter below the sun: strokes that are short and dense far away, long and loose near. */
function path(stage: Stage, horizon: number, x: number): Layer {
  const { random, height, unit, grade } = stage;
  const strokes = Array.from({ length: 190 }, () => {
    const near = random() ** 1.7;
    return {
      y: horizon + (height - horizon) * near * 1.05 + unit * 0.3,
      x: x + (random() + random() + random() - 1.5) * unit * (9 + 34 * near),
      length: unit * (0.8 + 7 * near) * between(random, 0.5, 1.4),
      thick: unit * (0.12 + 0.42 * near),
      phase: random() * 7,
      speed: between(random, 1, 2.6),
    };
  });
  return {
    depth: 0.14,
    draw(context, seconds) {
      context.globalCompositeOperation = 'screen';
      glow(context, x, horizon, 42 * unit, grade.light, 0.22);
      context.strokeStyle = css(grade.light);
      context.lineCap = 'round';
      for (const stroke of strokes) {
        const shine = Math.sin(seconds * stroke.speed + stroke.phase);
        if (shine < -0.3) continue;
        context.globalAlpha = 0.16 + 0.38 * Math.max(0, shine);
        context.lineWidth = stroke.thick;
        context.beginPath();
        context.moveTo(stroke.x - stroke.length * (0.6 + 0.4 * shine), stroke.y);
        context.lineTo(stroke.x + stroke.length * (0.6 + 0.4 * shine), stroke.y);
        context.stroke();
      }
    },
  };
}

function swell(stage: Stage, horizon: number): Layer[] {
  const { random, height, unit, grade } = stage;
  return Array.from({ length: 6 }, (_, number) => {
    const near = (number + 1) / 6;
    const y = horizon + (height - horizon) * near ** 1.5 * 0.98;
    const area = areaBelow(stage, y - 6 * unit);
    const wave = createRidge(random, 3);
    const length = unit * (8 + 40 * near);
    const way = number % 2 === 0 ? 1 : -1;
    const phase = random() * 7;
    const drift = (seconds: number) => ({
      x: way * (seconds - stage.seconds / 2) * unit * (0.5 + 1.6 * near) * 0.5,
      y: Math.sin(seconds * 0.9 + phase) * unit * 0.9 * near,
    });
    return sheet(
      { depth: 0.2 + near, area: { ...area, height: Math.min(area.height, unit * (10 + 30 * near)) }, drift },
      (context) => {
        const crest = mix(grade.skyMiddle, grade.skyLow, 0.35);
        const gradient = context.createLinearGradient(0, y - 2 * unit, 0, y + unit * (4 + 24 * near));
        gradient.addColorStop(0, css(mix(crest, grade.near, 0.35 + 0.25 * near), 0.55));
        gradient.addColorStop(0.3, css(mix(grade.skyTop, grade.near, 0.4 + 0.4 * near), 0.42));
        gradient.addColorStop(1, css(grade.near, 0));
        context.fillStyle = gradient;
        const line = (x: number) => y + wave(x / length) * unit * (0.5 + 2.6 * near);
        fillBelow(context, area.x, area.x + area.width, area.y + area.height, line, unit * 0.5);
        context.strokeStyle = css(grade.skyLow, 0.28 * near + 0.08);
        context.lineWidth = unit * (0.1 + 0.14 * near);
        context.beginPath();
        for (let x = area.x; x < area.x + area.width; x += unit * 0.5) context.lineTo(x, line(x));
        context.stroke();
      },
    );
  });
}
