import type { Platform } from '../../campaign/platform-schema.ts';
import { weightedLength } from './weighted-length.ts';

type Unit = Platform['text']['unit'];

const counters: Readonly<Record<Unit, (text: string) => number>> = {
  graphemes: (text) => [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].length,
  utf16: (text) => text.length,
  weighted: weightedLength,
  characters: (text) => Array.from(text).length,
};

/** The length of a text as a service counts it. */
export function countText(text: string, unit: Unit): number {
  return counters[unit](text);
}

export const unitWords: Readonly<Record<Unit, string>> = {
  graphemes: 'graphemes',
  utf16: 'UTF-16 units',
  weighted: 'weighted characters',
  characters: 'characters',
};
