import { stripVTControlCharacters } from 'node:util';
import { displayWidth, splitGraphemes } from '../campaign/display-width.ts';

/** Columns of a text that may hold colour codes. */
export function textWidth(text: string): number {
  return displayWidth(stripVTControlCharacters(text));
}

/** Text of at most so many columns, with a mark where it was cut. Colours that were begun are still ended. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let room = width - 1;
  let shown = '';
  for (const part of text.split(colourCodes)) {
    if (part.startsWith('\u001B')) shown += part;
    else if (room >= 0) {
      const fitting = beginning(part, room);
      shown += fitting === part ? part : `${fitting}…`;
      room = fitting === part ? room - displayWidth(part) : -1;
    }
  }
  return width <= 0 ? '' : shown;
}

const colourCodes = new RegExp(String.raw`(\u001B\[[\d;]*m)`);

function beginning(text: string, width: number): string {
  let shown = '';
  let room = width;
  for (const grapheme of splitGraphemes(text)) {
    room -= displayWidth(grapheme);
    if (room < 0) break;
    shown += grapheme;
  }
  return shown;
}
