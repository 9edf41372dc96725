import { captionWidth, fullRoom } from '../../plan/caption-width.ts';
import { textDirection } from '../../plan/text-direction.ts';
import { breakLines } from '../../text/break-lines.ts';
import { isRightToLeft } from '../../text/order-parts.ts';

const letter = /[\p{L}\u200E\u200F]/u;
const mark = '\u200F';

/**
 * Lines of a cue, even and of a length that players show whole. An empty line would end it. Players take the direction of
 * a line from its first letter: one of Arabic that begins with a Latin name says with a mark that it runs to the left.
 */
export function cueLines(text: string, locale: string): string {
  const lines = breakLines(text, { locale, width: fullRoom.line, measure: (line) => captionWidth(line) });
  return lines
    .filter((line) => line !== '')
    .map((line) => (textDirection(locale) === 'rtl' && isMixed(line) ? mark + line : line))
    .join('\n');
}

/** Runs to the left and begins with a letter that does not. */
const isMixed = (line: string) => isRightToLeft(line) && !isRightToLeft(letter.exec(line)?.[0] ?? '');

/** `00:01:02,500`; SubRip writes a comma before the milliseconds, WebVTT a dot. */
export function cueClock(seconds: number, decimal: ',' | '.'): string {
  const total = Math.round(seconds * 1000);
  const time = [total / 3_600_000, (total / 60_000) % 60, (total / 1000) % 60].map((part) => pad(part, 2));
  return `${time.join(':')}${decimal}${pad(total % 1000, 3)}`;
}

function pad(value: number, digits: number): string {
  return String(Math.floor(value)).padStart(digits, '0');
}
