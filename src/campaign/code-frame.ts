import { displayWidth, splitGraphemes } from './display-width.ts';

interface Marked {
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1, in UTF-16 units as editors do. */
  readonly column: number;
  /** In UTF-16 units. */
  readonly length: number;
}

/** Columns of the whole frame. Wider lines are cut around the mark. */
const frameWidth = 100;

/** The marked line with the one before and after it, line numbers, and carets under the mark. */
export function codeFrame(lines: readonly string[], mark: Marked): string {
  const first = Math.max(1, mark.line - 1);
  const last = Math.min(lines.length, mark.line + 1);
  const digits = String(last).length;
  const cell = cutAround(lines[mark.line - 1] ?? '', mark.column - 1, frameWidth - digits - 4);
  const rows: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = printable((lines[number - 1] ?? '').slice(cell.start));
    if (number !== mark.line && text.trim() === '') continue;
    rows.push(`${String(number).padStart(digits)} │ ${cell.lead}${cutToWidth(text, cell.width)}`.trimEnd());
    if (number === mark.line) rows.push(`${' '.repeat(digits)} │ ${carets(lines[number - 1] ?? '', mark, cell)}`);
  }
  return rows.join('\n');
}

interface Cell {
  /** Index of the first code unit shown. */
  readonly start: number;
  /** What stands for the part that is left out. */
  readonly lead: '' | '…';
  readonly width: number;
}

function cutAround(line: string, index: number, width: number): Cell {
  const before = displayWidth(printable(line.slice(0, index)));
  if (before < width - 20) return { start: 0, lead: '', width };
  let start = 0;
  let left = before;
  for (const grapheme of splitGraphemes(line.slice(0, index))) {
    if (left <= width / 2) break;
    start += grapheme.length;
    left -= displayWidth(printable(grapheme));
  }
  return { start, lead: '…', width: width - 1 };
}

function carets(line: string, mark: Marked, cell: Cell): string {
  const index = mark.column - 1;
  const indent = displayWidth(cell.lead + printable(line.slice(cell.start, index)));
  const marked = displayWidth(printable(line.slice(index, index + mark.length)));
  const room = cell.width + cell.lead.length - indent;
  return ' '.repeat(indent) + '^'.repeat(Math.max(1, Math.min(marked, room)));
}

function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const grapheme of splitGraphemes(text)) {
    used += displayWidth(grapheme);
    if (used > width - 1) break;
    kept += grapheme;
  }
  return `${kept}…`;
}

/** Tabs as two spaces; control characters and direction overrides, which could rewrite the terminal, as a dot. */
function printable(text: string): string {
  return text.replaceAll('\t', '  ').replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '·');
}
