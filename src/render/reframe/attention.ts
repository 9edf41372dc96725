import type { Face } from '../../faces/read-boxes.ts';
import type { Picture } from '../../faces/find-faces.ts';

/** What draws the eye along one axis of a picture: parts of the whole, from its left or upper edge, adding up to about 1 and more where faces are. */
export type Attention = readonly number[];

export interface Look {
  readonly picture: Picture;
  /** The one before in the same shot; what has changed since is what moves. */
  readonly before: Picture | undefined;
  readonly faces: readonly Face[];
  /** Along which the crop can move. */
  readonly axis: 'x' | 'y';
  /** Where the campaign says to look, 0 to 1: decides where nothing else does. */
  readonly focus: number;
}

/** Fine enough to place a crop, coarse enough to ignore grain. */
export const bins = 96;

/** Of what a picture without faces can draw. */
const weights = { contrast: 1, edges: 0.8, skin: 0.8, motion: 2 };
const faceWeight = 2.5;
const focusWeight = 0.2;

export function attentionOf(look: Look): Attention {
  const seen = measure(look);
  const sum = Math.max(
    seen.reduce((total, value) => total + value, 0),
    1e-9,
  );
  return seen.map((value, bin) => value / sum + faceAt(look, bin) + focusAt(look, bin));
}

/** Pixel by pixel: how far from the mean colour, how much finer detail, how like skin, how changed. */
function measure({ picture, before, axis }: Look): number[] {
  const { width, height } = picture;
  const mean = meanColour(picture);
  const seen = Array.from({ length: bins }, () => 0);
  // Every second pixel each way: a quarter of the work for the same sums.
  for (let y = 0; y < height - 2; y += 2)
    for (let x = 0; x < width - 2; x += 2) {
      const bin = Math.floor((axis === 'x' ? x / width : y / height) * bins);
      seen[bin] = (seen[bin] ?? 0) + interest({ picture, before, mean }, y * width + x);
    }
  return seen;
}

interface Scene extends Pick<Look, 'picture' | 'before'> {
  readonly mean: Colour;
}
type Colour = readonly [red: number, green: number, blue: number];

function interest({ picture, before, mean }: Scene, pixel: number): number {
  const colour = colourAt(picture, pixel);
  const light = lightOf(colour);
  const across = Math.abs(light - lightOf(colourAt(picture, pixel + 2)));
  const down = Math.abs(light - lightOf(colourAt(picture, pixel + 2 * picture.width)));
  const moved = before === undefined ? 0 : Math.abs(light - lightOf(colourAt(before, pixel)));
  return (
    weights.contrast * clear(distance(colour, mean), 0.15) +
    weights.edges * clear((across + down) / 2, 0.04) +
    weights.skin * skinLike(colour) +
    weights.motion * clear(moved, 0.06)
  );
}

/** Little is nothing: grain and slow light are everywhere. */
function clear(value: number, least: number): number {
  return Math.max(0, value - least);
}

function colourAt({ rgb }: Picture, pixel: number): Colour {
  const at = pixel * 3;
  return [(rgb[at] ?? 0) / 255, (rgb[at + 1] ?? 0) / 255, (rgb[at + 2] ?? 0) / 255];
}

function meanColour(picture: Picture): Colour {
  const sums = [0, 0, 0];
  for (let at = 0; at < picture.rgb.length; at++) sums[at % 3] = (sums[at % 3] ?? 0) + (picture.rgb[at] ?? 0);
  const [red = 0, green = 0, blue = 0] = sums.map((sum) => (sum * 3) / picture.rgb.length / 255);
  return [red, green, blue];
}

function lightOf([red, green, blue]: Colour): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function distance(a: Colour, b: Colour): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** The direction of skin of any shade in RGB, as smartcrop.js has it. */
const skin: Colour = [0.78, 0.57, 0.44];

function skinLike(colour: Colour): number {
  const length = Math.hypot(...colour);
  if (length < 0.35 || length > 1.6) return 0;
  const [red, green, blue] = colour;
  return clear(1 - distance([red / length, green / length, blue / length], skin), 0.9) * 4;
}

/** A hill as wide as the face. Large faces count more, since small ones may be passers-by. */
function faceAt({ faces, axis }: Look, bin: number): number {
  const at = (bin + 0.5) / bins;
  return faces.reduce((sum, face) => {
    const [start, length] = axis === 'x' ? [face.x, face.width] : [face.y, face.height];
    const away = (at - start - length / 2) / Math.max(length, 1 / bins);
    const share = Math.min(1, 0.4 + 3 * face.width) * face.score;
    return sum + (faceWeight * share * Math.exp(-2 * away ** 2)) / (bins * Math.max(length, 1 / bins) * 1.25);
  }, 0);
}

function focusAt({ focus }: Look, bin: number): number {
  const away = ((bin + 0.5) / bins - focus) / 0.25;
  return (focusWeight * Math.exp(-(away ** 2))) / (bins * 0.44);
}
