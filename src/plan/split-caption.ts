import { breakLines } from '../text/break-lines.ts';
import { captionWidth, type CaptionRoom, fullRoom } from './caption-width.ts';

const phraseEnd = /(?<=[,;:،؛、，；：—–]\s*)(?=[^\s,;:،؛、，；：—–])/u;

/**
 * Cuts spoken words into captions: by sentence, else by phrase, else where it costs the reader least. Short neighbours share a line; those
 * below the width `least` share a caption, as there is no time to read each.
 */
export function splitCaption(
  text: string,
  locale: string,
  least: number,
  { line, wide }: CaptionRoom = fullRoom,
): string[] {
  const measure = (part: string) => captionWidth(part.trimEnd(), wide);
  // Two full lines, less the ragged edge that words leave at the end of the first.
  const most = 2 * line - line / 7;
  const sentences = sentencesOf(text.trim().replaceAll(/\s+/g, ' '), locale);
  const shorten = (phrase: string) =>
    measure(phrase) <= most ? [phrase] : spaced(phrase, breakLines(phrase, { locale, width: most, measure }));
  const chunks = sentences.flatMap((sentence) => {
    if (measure(sentence) <= most) return [sentence];
    return pack(sentence.split(phraseEnd).flatMap(shorten), (one, other) => measure(one + other) <= most);
  });
  const fits = (joined: number, shorter: number) => joined <= line || (shorter < least && joined <= most);
  return pack(chunks, (one, other) => fits(measure(one + other), Math.min(measure(one), measure(other))))
    .map((caption) => caption.trim())
    .filter((caption) => caption !== '');
}

/** A bracket that opens belongs to what it holds: Intl.Segmenter leaves it at the end of the sentence before. */
function sentencesOf(text: string, locale: string): string[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
  let opening = '';
  return Array.from(segmenter.segment(text), ({ segment }) => {
    const whole = opening + segment;
    opening = /[\p{Ps}\p{Pi}]+$/u.exec(whole)?.[0] ?? '';
    return whole.slice(0, whole.length - opening.length);
  });
}

/** Lines of a sentence with the space back that stood between them. */
function spaced(sentence: string, lines: readonly string[]): string[] {
  let at = 0;
  return lines.map((line) => {
    at = Math.max(at, sentence.indexOf(line, at)) + line.length;
    return /\s/.test(sentence[at] ?? '') ? `${line} ` : line;
  });
}

/** Joins neighbours for as long as that is allowed. */
function pack(parts: readonly string[], mayJoin: (one: string, other: string) => boolean): string[] {
  const packed: string[] = [];
  for (const part of parts) {
    const before = packed.pop();
    if (before === undefined) packed.push(part);
    else if (mayJoin(before, part)) packed.push(before + part);
    else packed.push(before, part);
  }
  return packed;
}
