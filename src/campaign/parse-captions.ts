import type { Diagnostic } from '../errors.ts';
import type { CaptionCue } from './caption-cue.ts';
import { codeFrame } from './code-frame.ts';
import { readCueText } from './read-cue-text.ts';
import { positionIn, readCueTimes } from './read-cue-times.ts';
import type { SourceFile } from './source-file.ts';

interface ParsedCaptions {
  /** In the order of their times; they may overlap. */
  readonly cues: readonly CaptionCue[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Times {
  /** Counts from 0. */
  readonly line: number;
  readonly written: string;
}

/** Reads SubRip or WebVTT, whichever the file is, with every mistake in its place. */
export function parseCaptions(source: SourceFile): ParsedCaptions {
  const lines = source.text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const isVtt = /^WEBVTT(?:\s|$)/.test(lines[0] ?? '');
  const times = lines.flatMap((written, line) => (looksLikeTimes(written) ? [{ line, written }] : []));
  const diagnostics: Diagnostic[] = [];
  const mistake = (line: number, message: string, hint: string): undefined =>
    void diagnostics.push(diagnosticAt(source.file, lines, line, message, hint));
  if (times.length === 0) mistake(0, 'there are no captions in the file', 'give an SRT or WebVTT file');
  const cues = times.flatMap((one, index): readonly CaptionCue[] => {
    const span = readCueTimes(one.written);
    if (typeof span === 'string') return mistake(one.line, span, 'write 00:00:01,500 --> 00:00:03,000') ?? [];
    const body = bodyOf(lines, one, times[index + 1], isVtt);
    const { text, words } = readCueText(body, span, isVtt);
    const position = positionIn(one.written, body);
    if (text === '') return [];
    return [{ ...span, text, ...(words && { words }), ...(position && { position }) }];
  });
  return { cues: cues.toSorted((a, b) => a.start - b.start || a.end - b.end), diagnostics };
}

/** Also where the arrow is wrong: else the times would be read aloud. */
function looksLikeTimes(line: string): boolean {
  return /^\s*[\d:.,]*\d\s*(?:-+|=+|–|—|−)\s*>\s*\S/.test(line) || (line.includes('-->') && /\d:\d/.test(line));
}

/**
 * Until the next cue, without its number. In WebVTT an empty line ends the words, and what follows may be a note; people
 * leave empty lines within SubRip.
 */
function bodyOf(lines: readonly string[], { line }: Times, next: Times | undefined, isVtt: boolean): string {
  const rest = lines.slice(line + 1, next?.line);
  if (next !== undefined && /^\s*\d+\s*$/.test(rest.at(-1) ?? '')) rest.pop();
  const blank = rest.findIndex((one) => one.trim() === '');
  return (isVtt && blank >= 0 ? rest.slice(0, blank) : rest)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .join('\n');
}

function diagnosticAt(
  file: string,
  lines: readonly string[],
  index: number,
  message: string,
  hint: string,
): Diagnostic {
  const mark = { line: index + 1, column: 1, length: Math.max(1, lines[index]?.length ?? 1) };
  const frame = (lines[index] ?? '').trim() === '' ? {} : { frame: codeFrame(lines, mark) };
  return { severity: 'error', code: 'bad-captions', message, file, ...mark, path: [], hint, ...frame };
}
