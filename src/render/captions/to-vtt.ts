import type { CaptionCue } from '../../plan/plan.ts';
import { cueClock, cueLines } from './cue-format.ts';

/** WebVTT with its language in the header, where players that know it look. */
export function toVtt(cues: readonly CaptionCue[], locale: string): string {
  const blocks = cues.map(({ start, end, text }, index) => {
    const words = cueLines(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return `${index + 1}\n${cueClock(start, '.')} --> ${cueClock(end, '.')}\n${words}\n`;
  });
  return [`WEBVTT\nKind: captions\nLanguage: ${locale}\n`, ...blocks].join('\n');
}
