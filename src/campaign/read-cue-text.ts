import type { TimedWord } from './caption-cue.ts';
import { readClock } from './read-cue-times.ts';

interface CueText {
  readonly text: string;
  /** Where the file has a time for each word: WebVTT as karaoke. */
  readonly words?: readonly TimedWord[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const stamp = /<((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})>/;
/** Only what is known to be markup: `2 < 3 > 1` are words in SubRip, which has no escapes. */
const markup = /<\/?(?:b|i|u|s|font|c|v|lang|ruby)(?:[\s.][^<>]*)?>|\{\\[^{}]*\}/gi;
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
};
const joined = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303F\uFF00-\uFF60]/u;
/** How two speakers share a cue. */
const dash = /^[-–—‐]\s*\S/;

/** The words of a cue, without markup and without the line breaks of the file: those are made anew for each frame. */
export function readCueText(body: string, span: Span, isVtt: boolean): CueText {
  const [first = '', ...rest] = body.split(stamp);
  if (!isVtt || rest.length === 0) return { text: plain(body, isVtt) };
  const words: TimedWord[] = [];
  const add = (written: string, start: number, end: number) => {
    const text = plain(written, isVtt);
    if (text !== '') words.push({ text, start, end });
  };
  add(first, span.start, readClock(rest[0] ?? '') ?? span.end);
  for (let index = 0; index < rest.length; index += 2)
    add(
      rest[index + 1] ?? '',
      readClock(rest[index] ?? '') ?? span.start,
      readClock(rest[index + 2] ?? '') ?? span.end,
    );
  return { text: plain(body.replaceAll(new RegExp(stamp, 'g'), ''), isVtt), words };
}

function plain(written: string, isVtt: boolean): string {
  const text = written.replaceAll(/<rt[^<>]*>.*?<\/rt>/gis, '').replaceAll(markup, '');
  return joinLines((isVtt ? unescape(text.replaceAll(/<[^<>]*>/g, '')) : text).split('\n'));
}

function joinLines(lines: readonly string[]): string {
  const trimmed = lines.map((line) => line.trim().replaceAll(/[ \t]+/g, ' ')).filter((line) => line !== '');
  if (trimmed.length > 1 && trimmed.every((line) => dash.test(line))) return trimmed.join('\n');
  return trimmed.reduce((text, line) => `${text}${text === '' || spaceless(text, line) ? '' : ' '}${line}`, '');
}

const spaceless = (before: string, after: string) => joined.test(before.at(-1) ?? '') && joined.test(after[0] ?? '');

function unescape(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name = '') => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (code > 31 && code <= 0x10_ff_ff) return String.fromCodePoint(code);
    return named[String(name).toLowerCase()] ?? whole;
  });
}
