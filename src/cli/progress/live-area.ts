import { textWidth } from '../text-width.ts';
import type { Screen } from '../terminal.ts';

/** The last lines of a terminal, drawn anew in place. */
export interface LiveArea {
  /** `above`: lines that stay, ended by a line feed. One write for all of it, or a slow terminal flickers. */
  readonly draw: (lines: readonly string[], above?: string) => void;
}

export function liveArea(screen: Screen): LiveArea {
  let drawn: readonly string[] = [];
  return {
    draw(lines, above = '') {
      const erase = drawn.length === 0 ? '' : `\u001B[${rowsOf(drawn, screen.columns)}A\r\u001B[0J`;
      screen.write(`${erase}${above}${lines.map((line) => `${line}\n`).join('')}`);
      drawn = lines;
    },
  };
}

/** A terminal that was made narrower meanwhile has broken the lines that no longer fit. */
function rowsOf(drawn: readonly string[], columns = 80): number {
  return drawn.reduce((rows, line) => rows + Math.max(1, Math.ceil(textWidth(line) / columns)), 0);
}
