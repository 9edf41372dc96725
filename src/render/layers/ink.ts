// Colours by the arithmetic of WCAG 2.2: whether words can be read on a ground is computed, not hoped for.

type Rgb = readonly [red: number, green: number, blue: number];

/** Large text needs 3, small text 4.5; captions and headlines here are held to the stricter one. */
const enough = 4.5;
const enoughWhenLarge = 3;

/** `preferred` where it can be read on the ground, else white or black, whichever can. */
export function readable(preferred: string, ground: string): string {
  if (contrast(preferred, ground) >= enough) return preferred;
  return contrast('#ffffff', ground) >= contrast('#000000', ground) ? '#ffffff' : '#000000';
}

/** Enough for large letters: `preferred`, lighter or darker by as much as that takes. */
export function legible(preferred: string, ground: string): string {
  const away = contrast('#ffffff', ground) >= contrast('#000000', ground) ? '#ffffff' : '#000000';
  const steps = Array.from({ length: 11 }, (_, step) => mix(preferred, away, step / 10));
  return steps.find((colour) => contrast(colour, ground) >= enoughWhenLarge) ?? away;
}

/** 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** `part` 0 is the first colour, 1 the second. */
export function mix(first: string, second: string, part: number): string {
  const [from, to] = [rgb(first), rgb(second)];
  const channel = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * part);
  return `#${[channel(0), channel(1), channel(2)].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

export function withAlpha(colour: string, alpha: number): string {
  return `rgba(${rgb(colour).join(',')},${alpha})`;
}

function luminance(colour: string): number {
  const [red, green, blue] = rgb(colour);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Light of a channel, 0 to 1, from its value in the file, 0 to 255. */
function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function rgb(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
