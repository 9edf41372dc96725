/** Lines of a cue. An empty line would end it. */
export function cueLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** `00:01:02,500`; SubRip writes a comma before the milliseconds, WebVTT a dot. */
export function cueClock(seconds: number, decimal: ',' | '.'): string {
  const total = Math.round(seconds * 1000);
  const time = [total / 3_600_000, (total / 60_000) % 60, (total / 1000) % 60].map((part) => pad(part, 2));
  return `${time.join(':')}${decimal}${pad(total % 1000, 3)}`;
}

function pad(value: number, digits: number): string {
  return String(Math.floor(value)).padStart(digits, '0');
}
