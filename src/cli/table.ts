import { cut, textWidth } from './text-width.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Gives way when the terminal is narrow. */
  readonly shrink?: boolean;
  /** Is left out when the terminal is so narrow that shrinking does not help. */
  readonly optional?: boolean;
}

const gap = 2;
const narrowest = 8;

/**
 * A plain table, aligned by what a terminal shows: wide letters and colour codes counted right. The first line is the
 * head. No line is wider than `width`, which has no limit in a pipe.
 */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], width = Infinity): string[] {
  const natural = columns.map((column, index) =>
    Math.max(textWidth(column.title), ...rows.map((row) => textWidth(row[index] ?? ''))),
  );
  const widths = fit(columns, natural, width);
  return [columns.map(({ title }) => title), ...rows].map((row) => cut(line(columns, widths, row), width));
}

function line(columns: readonly Column[], widths: readonly number[], row: readonly string[]): string {
  const cells = columns.flatMap(({ align }, index) => {
    const room = widths[index] ?? 0;
    return room === 0 ? [] : [pad(row[index] ?? '', room, align)];
  });
  return cells.join(' '.repeat(gap)).trimEnd();
}

/** Text of exactly so many columns. */
export function pad(text: string, width: number, align: Column['align'] = 'left'): string {
  const short = cut(text, width);
  const padding = ' '.repeat(Math.max(0, width - textWidth(short)));
  return align === 'right' ? padding + short : short + padding;
}

/** Widths of the columns; 0 for those that are left out, the last ones first. */
function fit(columns: readonly Column[], natural: readonly number[], width: number): readonly number[] {
  const shrunk = shrink(columns, natural, width);
  const leaving = columns.findLastIndex(({ optional }, index) => optional === true && (natural[index] ?? 0) > 0);
  if (total(shrunk) <= width || leaving === -1) return shrunk;
  return fit(columns, natural.with(leaving, 0), width);
}

function shrink(columns: readonly Column[], natural: readonly number[], width: number): readonly number[] {
  const excess = total(natural) - width;
  if (excess <= 0) return natural;
  const giving = columns.flatMap(({ shrink: gives }, index) =>
    gives === true && (natural[index] ?? 0) > 0 ? [index] : [],
  );
  const each = Math.ceil(excess / Math.max(1, giving.length));
  return natural.map((one, index) => (giving.includes(index) ? Math.min(one, Math.max(narrowest, one - each)) : one));
}

function total(widths: readonly number[]): number {
  const shown = widths.filter((one) => one > 0);
  return shown.reduce((sum, one) => sum + one, gap * (shown.length - 1));
}
