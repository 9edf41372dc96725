import { css, mix } from '../oklch.ts';
import { between } from '../random.ts';
import { drawOnce, type Layer, sheet, type Stage, wholeArea } from '../stage.ts';
import { glow, softGradient } from './paint.ts';
import { traceFigure } from './trace-figure.ts';

/** One or more people from behind, out of a shallow lens: lights far out of focus, dark shapes with a rim of light. */
export function drawPeople(stage: Stage): Layer[] {
  return [
    ground(stage),
    bokeh(stage, 0.15, 24, 7),
    bokeh(stage, 0.35, 15, 11),
    ...placesOf(stage).map((place) => figure(stage, place)),
    bokeh(stage, 1.2, 5, 15),
  ];
}

function placesOf({ words, width, height, random }: Stage): Place[] {
  const group = /\b(people|team|friends|family|crowd|couple|group|together|colleagues|customers)\b/u.test(words);
  const woman = /\b(wom[ae]n|girls?|mother|she|her)\b/u.test(words);
  const wide = width > height;
  if (!group) return [{ x: width * (wide ? 0.62 : 0.52), size: 1.05, depth: 0.6, bun: woman || random() < 0.5 }];
  const spread = wide ? [0.3, 0.84, 0.6] : [0.14, 0.92, 0.54];
  return spread.map((part, index) => ({
    x: width * part,
    size: 0.72 + 0.16 * index,
    depth: 0.5 + 0.15 * index,
    bun: index === 2 ? woman : random() < 0.5,
  }));
}

function ground(stage: Stage): Layer {
  const { grade, width, height, unit } = stage;
  const area = wholeArea(stage);
  return sheet({ depth: 0, area }, (context) => {
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

interface Place {
  /** Middle of the figure in pixels, and its size beside that of one who stands alone. */
  readonly x: number;
  readonly size: number;
  readonly depth: number;
  readonly bun: boolean;
}

function figure(stage: Stage, { x, size, depth, bun }: Place): Layer {
  const { grade, unit, height, width, random } = stage;
  const scale = unit * 0.62 * size * Math.min(1.2, Math.max(1, height / width));
  const phase = random() * 7;
  const drift = (seconds: number) => ({
    x: Math.sin(seconds * 0.6 + phase) * unit * 0.4,
    y: Math.sin(seconds * 1.1 + phase) * unit * 0.35,
  });
  const area = { x: x - 75 * scale, y: height * 1.03 - 115 * scale, width: 150 * scale, height: 135 * scale };
  // The lights behind are brightest in the middle: that is the side that shines.
  const side = x < width / 2 ? 1 : -1;
  const rim = { ...mix(grade.accent, grade.light, 0.5), l: 0.9 };
  return sheet({ depth, area, drift }, (context) => {
    context.translate(x, height * 1.03);
    context.scale(scale, scale);
    traceFigure(context, bun);
    context.fillStyle = softGradient(context, 0, -100, 0, 0, [
      [0, mix(grade.near, grade.skyMiddle, 0.3)],
      [0.5, mix(grade.near, grade.skyTop, 0.25)],
      [1, { ...grade.near, l: grade.near.l * 0.7 }],
    ]);
    context.fill();
    context.clip();
    for (const [thick, alpha, soft] of [
      [7, 0.35, 3.2],
      [1.6, 0.6, 0.5],
    ] as const) {
      const light = context.createLinearGradient(-46 * side, 0, 46 * side, 0);
      light.addColorStop(0.35, css(rim, alpha * 0.1));
      light.addColorStop(0.62, css(rim, alpha));
      context.filter = `blur(${soft * scale * 0.5}px)`;
      context.strokeStyle = light;
      context.lineWidth = thick;
      context.stroke();
    }
  });
}
