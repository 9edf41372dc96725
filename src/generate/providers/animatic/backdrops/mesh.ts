import { css, mix, type Oklch } from '../oklch.ts';
import { between } from '../random.ts';
import { drawOnce, type Layer, type Stage, wholeArea } from '../stage.ts';
import { glow, softGradient } from './paint.ts';
import { motes } from './particles.ts';

/** A moving gradient in the brand's hues; folded into silk where the words speak of cloth, waves or curtains. */
export function drawMesh(stage: Stage): Layer[] {
  const silk = /\b(silk\w*|curtains?|fold\w*|fabric|waves?|flow\w*|liquid|ribbons?|smoke|aurora)\b|布|波/u.test(
    stage.words,
  );
  return [blobs(stage), ...(silk ? [folds(stage)] : []), motes(stage, stage.grade.light, 26, -0.4)];
}

/** Soft shapes bear a small canvas: an eighth of the size, drawn for every frame and enlarged. */
const scale = 1 / 8;

function blobs(stage: Stage): Layer {
  const { grade, random } = stage;
  const area = wholeArea(stage);
  const size = Math.max(stage.width, stage.height);
  const canvas = drawOnce(area, () => undefined, scale);
  const small = canvas.getContext('2d');
  const start = random() * 2 * Math.PI;
  // Round the middle, so that no side stays empty.
  const spots = hues(stage).map((colour, index, all) => ({
    colour,
    x: stage.width * (0.5 + 0.36 * Math.cos(start + (index * 2 * Math.PI) / all.length) + between(random, -0.1, 0.1)),
    y: stage.height * (0.5 + 0.36 * Math.sin(start + (index * 2 * Math.PI) / all.length) + between(random, -0.1, 0.1)),
    radius: size * between(random, 0.38, 0.56),
    phase: random() * 7,
  }));
  return {
    depth: 0.1,
    draw(context, seconds) {
      small.globalCompositeOperation = 'source-over';
      small.fillStyle = softGradient(small, 0, area.y, 0, area.y + area.height, [
        [0, grade.skyTop],
        [1, mix(grade.skyTop, grade.near, 0.6)],
      ]);
      small.fillRect(area.x, area.y, area.width, area.height);
      for (const { colour, x, y, radius, phase } of spots) {
        const dx = Math.sin(seconds * 0.34 + phase) * size * 0.12;
        const dy = Math.cos(seconds * 0.27 + phase * 1.7) * size * 0.1;
        const breath = 1 + 0.08 * Math.sin(seconds * 0.4 + phase);
        glow(small, x + dx, y + dy, radius * breath, colour, 0.9, 1.5);
      }
      context.drawImage(canvas, area.x, area.y, area.width, area.height);
    },
  };
}

function hues({ grade }: Stage): Oklch[] {
  const l = grade.dark ? 0.55 : 0.86;
  const shades = [
    { ...grade.primary, l, c: 0.13 },
    { ...grade.accent, l: l + 0.06, c: 0.14 },
    { ...mix(grade.primary, grade.accent, 0.5), l: l - 0.08, c: 0.12 },
    { ...grade.near, l: grade.dark ? 0.12 : 0.72 },
    { l: l + 0.05, c: 0.12, h: grade.accent.h - 40 },
  ];
  return shades;
}

interface Fold {
  readonly y: number;
  readonly phase: number;
  readonly colour: Oklch;
  readonly swing: number;
}

/** Translucent sheets one over the other: each is bright along its upper edge and fades downwards. */
function folds(stage: Stage): Layer {
  const { grade, random, width, height } = stage;
  const area = wholeArea(stage);
  const part = 1 / 4;
  const canvas = drawOnce(area, () => undefined, part);
  const small = canvas.getContext('2d');
  const sheets = Array.from({ length: 8 }, (_, number): Fold => ({
    y: height * (0.1 + 0.105 * number),
    phase: number * 0.7 + random(),
    colour: {
      ...mix(grade.accent, grade.primary, number / 8 + between(random, -0.1, 0.1)),
      l: 0.74 - 0.03 * number,
      c: 0.13,
    },
    swing: height * between(random, 0.05, 0.11),
  }));
  const line = ({ y, phase, swing }: Fold, x: number, seconds: number): number => {
    const at = (x / width) * 2.6;
    return y + swing * (Math.sin(at + phase + seconds * 0.3) + 0.55 * Math.sin(at * 2.1 - phase * 2 - seconds * 0.22));
  };
  return {
    depth: 0.35,
    draw(context, seconds) {
      small.clearRect(area.x, area.y, area.width, area.height);
      for (const fold of sheets) drawFold(small, fold, (x) => line(fold, x, seconds));
      context.globalCompositeOperation = grade.dark ? 'screen' : 'soft-light';
      context.drawImage(canvas, area.x, area.y, area.width, area.height);
    },
  };

  function drawFold(target: typeof small, { y, colour, swing }: Fold, at: (x: number) => number): void {
    const deep = height * 0.34;
    const gradient = target.createLinearGradient(0, y - swing, 0, y + deep);
    gradient.addColorStop(0, css({ ...colour, l: 0.86 }, 0.42));
    gradient.addColorStop(0.25, css(colour, 0.22));
    gradient.addColorStop(1, css(colour, 0));
    target.fillStyle = gradient;
    const step = width / 40;
    const [from, to] = [area.x, area.x + area.width];
    target.beginPath();
    for (let x = from; x <= to + step; x += step) target.lineTo(x, at(x));
    for (let x = to + step; x >= from; x -= step) target.lineTo(x, at(x * 0.96 + width * 0.03) + deep);
    target.closePath();
    target.fill();
  }
}
