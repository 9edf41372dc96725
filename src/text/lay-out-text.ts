import { createCanvas } from '@napi-rs/canvas';
import { UserError } from '../errors.ts';
import { breakLines } from './break-lines.ts';
import type { Context, Fonts, TextBox, TextLayout, TextStyle } from './typography.ts';

interface LayOutOptions {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly fonts: Fonts;
}

/** Widths are measured at this size and scaled: the search for a size then measures each line once. */
const reference = 100;

/** Half of a capital's height: with it a line is centred by eye, in Latin as in Chinese. */
const middle = 0.36;

/** The text in the largest size that fits the box. UserError, with how many pixels were missing, when even `minSize` does not fit. */
export function layOutText(text: string, box: TextBox, style: TextStyle, options: LayOutOptions): TextLayout {
  const families = options.fonts.families(text, style, options.locale);
  const context = createCanvas(1, 1).getContext('2d');
  context.lang = options.locale;
  const font = (size: number) => `${style.weight} ${size}px ${families}`;
  const widths = new Map<string, number>();
  const measure = (line: string): number => {
    const known = widths.get(line);
    if (known !== undefined) return known;
    context.font = font(reference);
    const { width } = context.measureText(line);
    widths.set(line, width);
    return width;
  };
  const set = (size: number, insideWords: boolean): TextLayout => {
    const width = (box.width * reference) / size;
    const lines = breakLines(text, { locale: options.locale, width, measure, insideWords });
    context.font = font(size);
    return {
      ...place(lines, context, size, style),
      font: context.font,
      locale: options.locale,
      direction: options.direction,
    };
  };
  // A smaller size is better than a break inside a word, and that is better than no text.
  for (const insideWords of [false, true])
    for (const size of sizes(style)) {
      const layout = set(size, insideWords);
      if (fits(layout, box)) return layout;
    }
  throw doesNotFit(text, box, set(style.minSize, true));
}

/** From the size wished for down to the floor in steps of about 3 %, which the eye does not tell apart. */
function sizes({ size, minSize }: TextStyle): number[] {
  const all: number[] = [];
  for (let next = size; next > minSize; next = Math.min(next - 1, Math.round(next * 0.97))) all.push(next);
  return [...all, minSize];
}

function place(texts: readonly string[], context: Context, size: number, style: TextStyle) {
  const lines = texts.map((text) => ({ text, ink: context.measureText(text) }));
  const ascents = lines.map(({ ink }) => ink.actualBoundingBoxAscent);
  const descents = lines.map(({ ink }) => ink.actualBoundingBoxDescent);
  const spare = 0.06 * size;
  const touching = lines.map((_, index) => (descents[index - 1] ?? 0) + (ascents[index] ?? 0) + spare).slice(1);
  const lineHeight = Math.ceil(Math.max(style.lineHeight * size, ...touching));
  const baseline = Math.ceil(Math.max(lineHeight / 2 + middle * size, ascents[0] ?? 0));
  // Some releases of the canvas give a line in a fallback font no descent: the last line keeps the family's own.
  const family = lines.at(-1)?.ink.fontBoundingBoxDescent ?? 0;
  const below = Math.ceil(Math.max(lineHeight / 2 - middle * size, Math.max(descents.at(-1) ?? 0, family) + spare));
  return {
    lines: lines.map(({ text, ink }) => ({ text, width: ink.width })),
    size,
    width: Math.max(0, ...lines.map(({ ink }) => ink.width)),
    height: baseline + (lines.length - 1) * lineHeight + below,
    lineHeight,
    baseline,
  };
}

function fits(layout: TextLayout, box: TextBox): boolean {
  return layout.width <= box.width && layout.height <= box.height && layout.lines.length <= box.maxLines;
}

function doesNotFit(text: string, box: TextBox, layout: TextLayout): UserError {
  const lacks = [
    layout.width > box.width && `${Math.ceil(layout.width - box.width)} pixels of width`,
    layout.height > box.height && `${Math.ceil(layout.height - box.height)} pixels of height`,
    layout.lines.length > box.maxLines && `${layout.lines.length - box.maxLines} lines`,
  ].filter((lack) => lack !== false);
  return new UserError(
    `"${text}" does not fit: ${lacks.join(' and ')} missing at the smallest size, ${layout.size} px.`,
    {
      hint: 'Shorten it, or write a soft hyphen (U+00AD) where a long word may break.',
    },
  );
}
