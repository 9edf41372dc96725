import type { CaptionPosition } from './captions-schema.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

const clock = String.raw`(?:(\d+):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?`;
const timeLine = new RegExp(String.raw`^\s*${clock}\s*-->\s*${clock}(?:\s.*)?$`);

/** The line between number and words of a cue, in seconds; in words what is wrong with it. WebVTT may leave out the hours. */
export function readCueTimes(line: string): Span | string {
  const [start, end] = [secondsOf(timeLine.exec(line)?.slice(1, 5)), secondsOf(timeLine.exec(line)?.slice(5, 9))];
  if (start === undefined || end === undefined) return 'the times of this caption cannot be read';
  return end > start ? { start, end } : 'this caption ends before it begins';
}

/** `00:00:01.500`, also without the hours; undefined where it is none. */
export function readClock(written: string): number | undefined {
  return secondsOf(new RegExp(`^${clock}$`).exec(written)?.slice(1, 5));
}

function secondsOf(parts: readonly (string | undefined)[] | undefined): number | undefined {
  if (parts === undefined) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(0, 3).map((part) => Number(part ?? 0));
  if (minutes > 59 || seconds > 59) return undefined;
  const thousandths = Number((parts[3] ?? '').padEnd(3, '0'));
  return (hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + thousandths) / 1000;
}

/** `line:` of WebVTT, in lines or in percent, or `{\an8}`, which players of SubRip know: numbered as on a telephone, from the foot. */
export function positionIn(times: string, body: string): CaptionPosition | undefined {
  const pad = /\{\\an([1-9])\}/.exec(body)?.[1];
  if (pad !== undefined) return byHeight(1 - Math.floor((Number(pad) - 1) / 3) / 2);
  const [, line, percent] = /\sline:(-?\d+(?:\.\d+)?)(%?)/.exec(times) ?? [];
  if (line === undefined) return undefined;
  if (percent === '%') return byHeight(Number(line) / 100);
  // From the top; below zero from the foot. Most players have room for 15 lines or so.
  return byHeight(line.startsWith('-') ? 1 : Number(line) / 15);
}

/** 0 is the top, 1 the foot. */
function byHeight(part: number): CaptionPosition {
  if (part < 0.34) return 'top';
  return part < 0.67 ? 'middle' : 'bottom';
}
