import type { CanvasGradient } from '@napi-rs/canvas';
import type { Context } from '../../../../text/typography.ts';
import { css, mix, type Oklch } from '../oklch.ts';

type Stop = readonly [at: number, colour: Oklch];

/** A linear gradient whose steps are even to the eye: between two stops it goes through Oklch, not through grey. */
export function softGradient(
  context: Context,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  stops: readonly Stop[],
): CanvasGradient {
  const gradient = context.createLinearGradient(x0, y0, x1, y1);
  for (const [index, [at, colour]] of stops.entries()) {
    const [next, nextColour] = stops[index + 1] ?? [at, colour];
    for (let step = 0; step < 6; step++)
      gradient.addColorStop(at + ((next - at) * step) / 6, css(mix(colour, nextColour, step / 6)));
  }
  return gradient;
}

/** A soft round light: falls off like one, without an edge. */
export function glow(
  context: Context,
  x: number,
  y: number,
  radius: number,
  colour: Oklch,
  strength: number,
  fall = 2.2,
): void {
  const gradient = context.createRadialGradient(x, y, 0, x, y, radius);
  for (const part of [0, 0.1, 0.22, 0.36, 0.52, 0.7, 0.85, 1])
    gradient.addColorStop(part, css(colour, strength * (1 - part) ** fall));
  context.fillStyle = gradient;
  context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
}

/** Fills everything below a line. */
export function fillBelow(
  context: Context,
  from: number,
  to: number,
  bottom: number,
  line: (x: number) => number,
  step: number,
): void {
  context.beginPath();
  context.moveTo(from, bottom);
  for (let x = from; x <= to + step; x += step) context.lineTo(x, line(x));
  context.lineTo(to + step, bottom);
  context.closePath();
  context.fill();
}
