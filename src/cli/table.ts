import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** The column that gives way when the terminal is narrow. */
  readonly shrink?: boolean;
}

/** A plain table, aligned by what a terminal shows: wide letters and colour codes counted right. Never wider than `width` as long as a column may shrink. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  const natural = columns.map((column, index) =>
    Math.max(stringWidth(column.title), ...rows.map((row) => stringWidth(row[index] ?? ''))),
  );
  const widths = shrinkToFit(columns, natural, width);
  return [columns.map((column) => column.title), ...rows].map((row) => line(columns, widths, row));
}

function line(columns: readonly Column[], widths: readonly number[], row: readonly string[]): string {
  const cells = columns.map((column, index) => cell(row[index] ?? '', widths[index] ?? 0, column.align));
  return cells.join('  ').trimEnd();
}

function cell(text: string, width: number, align: Column['align']): string {
  const cut = cliTruncate(text, width);
  const padding = ' '.repeat(Math.max(0, width - stringWidth(cut)));
  return align === 'right' ? padding + cut : cut + padding;
}

function shrinkToFit(columns: readonly Column[], natural: readonly number[], width: number): number[] {
  const gaps = 2 * (columns.length - 1);
  const excess = natural.reduce((sum, one) => sum + one, gaps) - width;
  if (excess <= 0) return [...natural];
  const shrinking = columns.flatMap((column, index) => (column.shrink ? [index] : []));
  const each = Math.ceil(excess / Math.max(1, shrinking.length));
  return natural.map((one, index) => (shrinking.includes(index) ? Math.max(8, one - each) : one));
}
