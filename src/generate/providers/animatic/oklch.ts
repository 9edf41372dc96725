// Colours as the eye orders them (Björn Ottosson's Oklab): equal steps of lightness look equal in every hue, so a palette
// made of a brand's hues stays balanced.

/** Lightness 0 to 1, chroma 0 to about 0.3, hue in degrees. */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

export function toOklch(hex: string): Oklch {
  const value = Number.parseInt(hex.slice(1), 16);
  const [r = 0, g = 0, b = 0] = [value >> 16, (value >> 8) & 255, value & 255].map((part) => toLinear(part / 255));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  return { l: lightness, c: Math.hypot(a, bb), h: ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360 };
}

/** CSS colour. What the screen cannot show loses chroma, never lightness or hue. */
export function css({ l, c, h }: Oklch, alpha = 1): string {
  let chroma = c;
  let rgb = toRgb(l, chroma, h);
  while (chroma > 0.005 && rgb.some((part) => part < -0.001 || part > 1.001)) {
    chroma *= 0.93;
    rgb = toRgb(l, chroma, h);
  }
  const [r, g, b] = rgb.map((part) => Math.round(fromLinear(Math.min(1, Math.max(0, part))) * 255));
  return `rgba(${r},${g},${b},${alpha})`;
}

export function mix(one: Oklch, other: Oklch, part: number): Oklch {
  return {
    l: one.l + (other.l - one.l) * part,
    c: one.c + (other.c - one.c) * part,
    h: mixHue(one.h, other.h, part),
  };
}

/** The short way round the circle. */
export function mixHue(from: number, to: number, part: number): number {
  const turn = ((to - from + 540) % 360) - 180;
  return (from + turn * part + 360) % 360;
}

function toRgb(lightness: number, chroma: number, hue: number): readonly number[] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function toLinear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function fromLinear(part: number): number {
  return part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
}
