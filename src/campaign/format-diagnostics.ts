import { styleText } from 'node:util';
import type { Diagnostic } from '../errors.ts';
import { displayWidth } from './display-width.ts';

interface FormatOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/** Mistakes and warnings as people read them: place, message, frame, and what to do beside the carets. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], { colour, width }: FormatOptions): string {
  const paint: Paint = colour ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;
  return diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, paint, width)).join('\n\n');
}

function formatDiagnostic(diagnostic: Diagnostic, paint: Paint, width: number): string {
  const { severity, message, file, line, column, frame = '', hint } = diagnostic;
  const style = severity === 'error' ? 'red' : 'yellow';
  const place = `${paint('cyan', file)}${paint('dim', `:${line}:${column}:`)}`;
  // As compilers write it, so that editors and terminals make it a link.
  const title = `${place} ${paint(['bold', style], `${severity}:`)} ${paint('bold', message)}`;
  const rows = frame.split('\n').flatMap((row) => formatRow(row, hint, { paint, width, style }));
  return [title, ...(frame === '' ? hintRow(hint, paint) : rows)].join('\n');
}

interface RowOptions {
  readonly paint: Paint;
  readonly width: number;
  readonly style: Style;
}

/** The row of carets carries the hint, or has it below when the terminal is too narrow. */
function formatRow(row: string, hint: string | undefined, { paint, width, style }: RowOptions): string[] {
  const [, gutter = '', rest = ''] = /^( *\d* │)(.*)$/.exec(row) ?? [];
  if (!/^ +\^+$/.test(rest) || /\d/.test(gutter)) return [`  ${paint('dim', gutter)}${rest}`];
  const carets = `  ${paint('dim', gutter)}${paint(style, rest)}`;
  if (hint === undefined) return [carets];
  const fits = 2 + displayWidth(row) + 1 + displayWidth(hint) <= width;
  if (fits) return [`${carets} ${paint(style, hint)}`];
  const room = width - displayWidth(gutter) - 3;
  return [carets, ...wrapWords(hint, room).map((line) => `  ${paint('dim', gutter)} ${paint(style, line)}`)];
}

function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && displayWidth(longer) <= width) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

function hintRow(hint: string | undefined, paint: Paint): string[] {
  return hint === undefined ? [] : [`  ${paint('dim', '→')} ${hint}`];
}
