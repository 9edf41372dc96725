import type { CaptionCue } from '../../plan/edit.ts';
import { cueClock, cueLines } from './cue-format.ts';

/** SubRip. It knows no escapes, so what a player would read as markup, as a style of ASS or as a time line is defused. */
export function toSrt(cues: readonly CaptionCue[], locale: string): string {
  return cues
    .map(({ start, end, text }, index) => {
      const words = cueLines(text, locale)
        .replaceAll('-->', '→')
        .replaceAll('{\\', '{\u2060\\')
        .replaceAll(/<(?=[/a-z])/gi, '‹');
      return `${index + 1}\n${cueClock(start, ',')} --> ${cueClock(end, ',')}\n${words}\n`;
    })
    .join('\n');
}
