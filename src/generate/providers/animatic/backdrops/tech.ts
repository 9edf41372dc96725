import { css, mix } from '../oklch.ts';
import { between } from '../random.ts';
import { type Layer, sheet, type Stage, wholeArea } from '../stage.ts';
import { glow, softGradient } from './paint.ts';

/** Data as a landscape: a field of points that swells towards a bright horizon, with beams of light sweeping over it. */
export function drawTech(stage: Stage): Layer[] {
  const horizon = stage.height * 0.46;
  return [room(stage, horizon), beams(stage, horizon), field(stage, horizon)];
}

function room(stage: Stage, horizon: number): Layer {
  const { grade, width, unit } = stage;
  const area = wholeArea(stage);
  const ground = { ...grade.primary, l: 0.13, c: 0.05 };
  return sheet({ depth: 0, area }, (context) => {
    context.fillStyle = softGradient(context, 0, area.y, 0, area.y + area.height, [
      [0, { ...ground, l: 0.09 }],
      [0.45, { ...ground, l: 0.3, c: 0.1 }],
      [0.52, { ...ground, l: 0.17 }],
      [1, { ...ground, l: 0.12 }],
    ]);
    context.fillRect(area.x, area.y, area.width, area.height);
    context.globalCompositeOperation = 'screen';
    context.save();
    context.translate(width / 2, horizon);
    context.scale(Math.max(1.2, width / (70 * unit)), 0.42);
    glow(context, 0, 0, 75 * unit, grade.accent, 0.5);
    glow(context, 0, 0, 30 * unit, { ...grade.accent, l: 0.93 }, 0.45);
    context.restore();
  });
}

/** Rows of points in perspective on a surface of two waves; the crests shine. */
function field(stage: Stage, horizon: number): Layer {
  const { width, height, unit, grade } = stage;
  const rows = 24;
  const columns = 40;
  const [low, high] = [css(mix(grade.primary, grade.accent, 0.55)), css({ ...grade.accent, l: 0.92 })];
  return {
    depth: 0.5,
    draw(context, seconds) {
      for (let row = 0; row < rows; row++) {
        const flow = (row + ((seconds * 0.9) % 1)) / rows;
        const near = flow ** 2.3;
        const y = horizon + (height * 1.1 - horizon) * near;
        const spread = width * (0.55 + 1.6 * near);
        const number = row - Math.floor(seconds * 0.9);
        for (let column = 0; column < columns; column++) {
          const x = width / 2 + (column / (columns - 1) - 0.5) * spread;
          if (x < -unit || x > width + unit) continue;
          const swell =
            Math.sin(column * 0.42 + seconds * 0.8) + Math.sin(number * 0.6 + column * 0.17 - seconds * 0.5);
          const size = unit * (0.22 + 0.62 * near) * (1 + 0.3 * swell);
          context.globalAlpha = Math.min(1, flow * 4) * Math.max(0.16, 0.55 + 0.28 * swell);
          context.fillStyle = swell > 0.9 ? high : low;
          context.beginPath();
          context.arc(x, y - swell * unit * (0.6 + 5 * near), size / 2, 0, 2 * Math.PI);
          context.fill();
        }
      }
    },
  };
}

/** Thin arcs of light that cross the upper half, each with a bright head. */
function beams(stage: Stage, horizon: number): Layer {
  const { random, width, height, grade, unit } = stage;
  const arcs = Array.from({ length: 9 }, (_, number) => ({
    top: horizon * between(random, 0.05, 0.8),
    phase: number / 9 + random() * 0.1,
    side: random() < 0.5 ? -1 : 1,
    speed: between(random, 0.14, 0.24),
    colour: number % 3 === 0 ? { ...grade.light, l: 0.93 } : grade.accent,
  }));
  return {
    depth: 0.2,
    draw(context, seconds) {
      context.globalCompositeOperation = 'screen';
      for (const { top, phase, side, speed, colour } of arcs) {
        const head = ((phase + seconds * speed) % 1) * 1.7 - 0.35;
        const at = (part: number) => ({
          x: width / 2 + side * (part - 0.5) * width * 1.3,
          y: top + (horizon - top + height * 0.06) * (2 * part - 1) ** 2,
        });
        for (let step = 0; step < 22; step++) {
          const [from, to] = [at(head - step * 0.02), at(head - (step + 1) * 0.02)];
          context.strokeStyle = css(colour, 0.75 * (1 - step / 22) ** 2);
          context.lineWidth = unit * 0.34 * (1 - step / 30);
          context.beginPath();
          context.moveTo(from.x, from.y);
          context.lineTo(to.x, to.y);
          context.stroke();
        }
        const { x, y } = at(head);
        glow(context, x, y, 5 * unit, colour, 0.6);
      }
    },
  };
}
