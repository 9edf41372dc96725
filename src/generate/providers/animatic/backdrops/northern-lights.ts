import { css } from '../oklch.ts';
import { between } from '../random.ts';
import { drawOnce, type Layer, type Stage, wholeArea } from '../stage.ts';

/** Northern lights: curtains of rays that fold along a moving line. Small, since they are soft. */
export function northernLights(stage: Stage, horizon: number): Layer {
  const { random, grade, width } = stage;
  const area = wholeArea(stage);
  const curtains = [0, 1, 2].map((number) => ({
    foot: horizon * (0.82 - 0.2 * number + between(random, -0.05, 0.05)),
    tall: horizon * between(random, 0.5, 0.75),
    phase: random() * 9,
    picture: ray(grade.accent.h + number * 26 - 8, 0.95 - 0.2 * number),
  }));
  const canvas = drawOnce(area, () => undefined, 1 / 6);
  const small = canvas.getContext('2d');
  const step = width / 90;
  return {
    depth: 0.04,
    draw(context, seconds) {
      small.clearRect(area.x, area.y, area.width, area.height);
      small.globalCompositeOperation = 'lighter';
      for (const { foot, tall, phase, picture } of curtains)
        for (let x = area.x - 3 * step; x < area.x + area.width; x += step) {
          const at = (x / width) * 4.2;
          const fold = Math.sin(at + phase + seconds * 0.3) + 0.45 * Math.sin(at * 2.6 - seconds * 0.42 + phase);
          const light = 0.5 + 0.5 * Math.sin(at * 1.9 + 2.4 * Math.sin(at * 0.7 + phase) + seconds * 0.6);
          const flicker = 0.78 + 0.22 * Math.sin(at * 31 + seconds * 1.3 + phase * 5);
          small.globalAlpha = (0.1 + 0.8 * light ** 2) * flicker;
          const high = tall * (0.55 + 0.45 * light * flicker);
          small.drawImage(picture, x, foot + fold * horizon * 0.09 - high, step * 2.6, high);
        }
      context.globalCompositeOperation = 'screen';
      context.drawImage(canvas, area.x, area.y, area.width, area.height);
    },
  };
}

/** Bright at its foot, fading upwards into another hue, and soft at its sides so that neighbours melt together. */
function ray(hue: number, strength: number) {
  return drawOnce({ x: 0, y: 0, width: 16, height: 128 }, (context) => {
    const upwards = context.createLinearGradient(0, 0, 0, 128);
    upwards.addColorStop(0, css({ l: 0.5, c: 0.16, h: hue + 110 }, 0));
    upwards.addColorStop(0.4, css({ l: 0.58, c: 0.16, h: hue + 60 }, strength * 0.3));
    upwards.addColorStop(0.82, css({ l: 0.82, c: 0.17, h: hue }, strength));
    upwards.addColorStop(0.9, css({ l: 0.9, c: 0.14, h: hue }, strength));
    upwards.addColorStop(1, css({ l: 0.85, c: 0.17, h: hue }, 0));
    context.fillStyle = upwards;
    context.fillRect(0, 0, 16, 128);
    context.globalCompositeOperation = 'destination-in';
    const sideways = context.createLinearGradient(0, 0, 16, 0);
    for (const [part, alpha] of [
      [0, 0],
      [0.25, 0.5],
      [0.5, 1],
      [0.75, 0.5],
      [1, 0],
    ] as const)
      sideways.addColorStop(part, `rgba(0,0,0,${alpha})`);
    context.fillStyle = sideways;
    context.fillRect(0, 0, 16, 128);
  });
}
