// Colours by the arithmetic of WCAG 2.2: whether words can be read on a ground is computed, not hoped for.

type Rgb = readonly [red: number, green: number, blue: number];

/** Success criteria 1.4.3 and 1.4.11 at level AA: text of any size, and large text or graphics. */
export const enough = { text: 4.5, large: 3 } as const;

/** 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The least change of a colour, towards black or white, that can be read on all grounds; undefined when none can. */
export function nearestReadable(colour: string, grounds: readonly string[], ratio: number): string | undefined {
  for (let step = 0; step <= 256; step++) {
    const tries = ['#ffffff', '#000000'].map((end) => mix(colour, end, step / 256));
    const found = tries.find((one) => grounds.every((ground) => contrast(one, ground) >= ratio));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `part` 0 is the first colour, 1 the second. */
export function mix(first: string, second: string, part: number): string {
  const [from, to] = [rgb(first), rgb(second)];
  const channel = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * part);
  return `#${[channel(0), channel(1), channel(2)].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

export function rgb(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
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
