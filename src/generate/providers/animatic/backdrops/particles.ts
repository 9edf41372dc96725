import { css, type Oklch } from '../oklch.ts';
import { between } from '../random.ts';
import type { Layer, Stage } from '../stage.ts';

export function rain(stage: Stage): Layer {
  const { random, width, height, unit } = stage;
  const drops = Array.from({ length: 90 }, () => ({
    x: between(random, -0.1, 1.1),
    y: random(),
    speed: between(random, 0.9, 1.5),
  }));
  return {
    depth: 1,
    draw(context, seconds) {
      context.strokeStyle = css({ l: 0.9, c: 0.02, h: stage.grade.primary.h });
      for (const { x, y, speed } of drops) {
        const fallen = (((y + seconds * speed) % 1) * 1.2 - 0.1) * height;
        context.globalAlpha = 0.14 * speed;
        context.lineWidth = unit * 0.13 * speed;
        context.beginPath();
        context.moveTo(x * width, fallen);
        context.lineTo(x * width - unit * 0.9 * speed, fallen + unit * 6 * speed);
        context.stroke();
      }
    },
  };
}

/** Dust in the light, or snow: slow, soft, at many depths. */
export function motes(stage: Stage, colour: Oklch, count: number, fall: number): Layer {
  const { random, width, height, unit } = stage;
  const specks = Array.from({ length: count }, () => ({
    x: between(random, -0.1, 1.1),
    y: random(),
    size: 0.1 + 0.5 * random() ** 3,
    phase: random() * 7,
  }));
  return {
    depth: 1,
    draw(context, seconds) {
      context.fillStyle = css(colour);
      for (const { x, y, size, phase } of specks) {
        const sway = Math.sin(seconds * 0.6 + phase) * unit * 2;
        const down = (((y + (seconds * fall * (0.4 + size)) / 10) % 1) + 1) % 1;
        context.globalAlpha = (0.3 + 0.25 * Math.sin(seconds + phase)) * (1.1 - size);
        context.beginPath();
        context.arc(x * width + sway, (down * 1.2 - 0.1) * height, size * unit, 0, 2 * Math.PI);
        context.fill();
      }
    },
  };
}
