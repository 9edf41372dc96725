import { phraseCost } from './phrase-cost.ts';
import { splitInside, splitPieces } from './split-pieces.ts';

interface BreakOptions {
  readonly locale: string;
  /** Pixels a line may be wide. */
  readonly width: number;
  readonly measure: (text: string) => number;
  /** Last resort: text without spaces may also break inside a word that is wider than a line. */
  readonly insideWords?: boolean;
}

/** A run of pieces on one line: those from `from` up to `to`. */
type Measure = (from: number, to: number) => number;
interface Setting {
  readonly pieces: readonly string[];
  readonly locale: string;
  readonly measure: Measure;
}
interface Way {
  readonly cost: number;
  readonly ends: readonly number[];
}

/**
 * The text in as few lines as fit the width, of even length, without a lone word at the end. Hard breaks stay.
 * A piece wider than the line gets a line of its own and sticks out: the caller sees its width and decides.
 */
export function breakLines(text: string, options: BreakOptions): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .flatMap((paragraph) => breakParagraph(paragraph.trim().replaceAll(/[ \t]+/gu, ' '), options));
}

function breakParagraph(text: string, options: BreakOptions): string[] {
  const pieces = splitPieces(text, options.locale).flatMap((piece) => splitWide(piece, options));
  if (pieces.length < 2) return [shown(text, true)];
  const line = (from: number, to: number) => shown(pieces.slice(from, to).join(''), to === pieces.length);
  const widths = new Map<string, number>();
  const measure: Measure = (from, to) => remember(widths, `${from} ${to}`, () => options.measure(line(from, to)));
  const { ends } = fewestEvenLines({ pieces, locale: options.locale, measure }, options.width);
  return ends.map((end, index) => line(ends[index - 1] ?? 0, end));
}

/** Ends for certain: with as many lines as pieces, each has its own. */
function fewestEvenLines(setting: Setting, width: number): Way {
  for (let lines = 1; ; lines++) {
    const way = evenWay(setting, lines, width);
    if (way.cost < Infinity) return way;
  }
}

/** The cheapest way to set the pieces in exactly so many lines, found from the end backwards. */
function evenWay(setting: Setting, lines: number, width: number): Way {
  const { pieces, measure } = setting;
  const count = pieces.length;
  const ideal = measure(0, count) / lines;
  const ways = new Map<string, Way>();
  const wayFrom = (from: number, left: number): Way =>
    remember(ways, `${from} ${left}`, () => {
      if (left === 0) return { cost: from === count ? 0 : Infinity, ends: [] };
      let best: Way = { cost: Infinity, ends: [] };
      for (let to = from + 1; to <= count - left + 1; to++) {
        if (to - from > 1 && measure(from, to) > width) break;
        const rest = wayFrom(to, left - 1);
        const cost = lineCost(setting, from, to, measure(from, to) / ideal) + rest.cost;
        if (cost < best.cost) best = { cost, ends: [to, ...rest.ends] };
      }
      return best;
    });
  return wayFrom(0, lines);
}

/** `share` is the line's width as a part of the ideal one. Ends of phrases are good places; a short last line is not. */
function lineCost({ pieces, locale }: Setting, from: number, to: number, share: number): number {
  const uneven = (share - 1) ** 2;
  if (to < pieces.length) return uneven + phraseCost(pieces[to - 1] ?? '', pieces[to] ?? '', locale);
  return uneven + (share < 0.45 && from > 0 ? 4 : 0) + (to - from === 1 && share < 0.6 ? 1 : 0);
}

function splitWide(piece: string, options: BreakOptions): readonly string[] {
  const whole = !options.insideWords || options.measure(piece) <= options.width;
  return whole ? [piece] : splitInside(piece, options.locale);
}

/** Without the space at its end; a soft hyphen shows only where the line ends in it. */
function shown(line: string, last: boolean): string {
  const trimmed = line.trimEnd();
  const hyphen = !last && trimmed.endsWith('\u00AD') ? '-' : '';
  return trimmed.replaceAll('\u00AD', '').replaceAll('\u200B', '') + hyphen;
}

function remember<V extends object | number>(memo: Map<string, V>, key: string, make: () => V): V {
  const value = memo.get(key) ?? make();
  memo.set(key, value);
  return value;
}
