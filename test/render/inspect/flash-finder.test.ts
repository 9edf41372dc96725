import { expect, test } from 'vitest';
import { flashFinder } from '../../../src/render/inspect/flash-finder.ts';
import { traceBytes, traceSize } from '../../../src/render/inspect/picture-trace.ts';

const fps = 30;
const size = traceSize({ width: 90, height: 160 });

type Colour = readonly [red: number, green: number, blue: number];
const black: Colour = [0, 0, 0];
const white: Colour = [255, 255, 255];

interface Strobe {
  readonly name: string;
  readonly on: Colour;
  readonly off: Colour;
  /** Flashes a second. */
  readonly rate: number;
  /** Share of the picture that flashes, from its top. */
  readonly area?: number;
  readonly flashes: boolean;
}

const strobes: readonly Strobe[] = [
  { name: 'three flashes a second', on: white, off: black, rate: 3, flashes: false },
  { name: 'four', on: white, off: black, rate: 4, flashes: true },
  { name: 'fifteen', on: white, off: black, rate: 15, flashes: true },
  { name: 'four on a fifth of the picture', on: white, off: black, rate: 4, area: 0.2, flashes: false },
  { name: 'four on a third of it', on: white, off: black, rate: 4, area: 0.34, flashes: true },
  { name: 'small changes of light', on: [60, 60, 60], off: [30, 30, 30], rate: 5, flashes: false },
  { name: 'changes between bright and brighter', on: white, off: [232, 232, 232], rate: 5, flashes: false },
  { name: 'red and black, each too dark for light alone', on: [120, 0, 0], off: black, rate: 5, flashes: true },
  { name: 'green as dark', on: [0, 60, 0], off: black, rate: 5, flashes: false },
];

test.each(strobes)('$name', ({ on, off, rate, area = 1, flashes }) => {
  const { see, found } = flashFinder(size, fps);
  for (let frame = 0; frame < 90; frame++) {
    // Two dark halves of a second around one and two thirds that flash.
    const lit = frame >= 20 && frame < 70 && ((frame * rate) / fps) % 1 < 0.5;
    see(picture(lit ? on : off, off, area));
  }
  const [stretch, ...others] = found();
  expect(others).toEqual([]);
  expect(stretch !== undefined).toBe(flashes);
  if (stretch === undefined) return;
  expect(stretch.start).toBeGreaterThan(0.5);
  expect(stretch.end).toBeLessThan(2.7);
});

function picture(top: Colour, rest: Colour, area: number): Buffer {
  const bytes = Buffer.alloc(traceBytes(size));
  const edge = Math.round(size.height * area) * size.width;
  for (let pixel = 0; pixel < size.width * size.height; pixel++) bytes.set(pixel < edge ? top : rest, pixel * 3);
  return bytes;
}
