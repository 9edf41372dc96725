/** What a screen gives off, by the formulas of WCAG 2.2 and CIE 1976. */
export interface Light {
  /** 0 to 1. */
  readonly luminance: number;
  /** Share of red in it: 1 is nothing but red. */
  readonly red: number;
  /** Place in the CIE 1976 UCS diagram. */
  readonly u: number;
  readonly v: number;
}

/** sRGB bytes as light. */
export const linear: Float64Array = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

const white = { u: 0.1978, v: 0.4683 };
/** Darker than this, a colour is not seen as one. */
const dark = 0.002;

/** Of linear red, green and blue. */
export function colourOf(red: number, green: number, blue: number): Light {
  const sum = red + green + blue;
  const x = 0.4124 * red + 0.3576 * green + 0.1805 * blue;
  const y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const z = 0.0193 * red + 0.1192 * green + 0.9505 * blue;
  if (sum < dark) return { luminance: y, red: 0, ...white };
  const whole = x + 15 * y + 3 * z;
  return { luminance: y, red: red / sum, u: (4 * x) / whole, v: (9 * y) / whole };
}
