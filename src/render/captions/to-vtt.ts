import type { CaptionPosition } from '../../campaign/captions-schema.ts';
import type { CaptionCue, Edit } from '../../plan/edit.ts';
import { cueClock, cueLines } from './cue-format.ts';

type Frame = Pick<Edit, 'locale' | 'height' | 'safeZone' | 'captionLook'>;

/** WebVTT with its language in the header, where players that know it look, and each cue inside the safe zone. */
export function toVtt(cues: readonly CaptionCue[], frame: Frame): string {
  const blocks = cues.map(({ start, end, text, position }, index) => {
    const words = cueLines(text, frame.locale).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const place = settings(position ?? frame.captionLook?.position ?? 'bottom', frame);
    return `${index + 1}\n${cueClock(start, '.')} --> ${cueClock(end, '.')} ${place}\n${words}\n`;
  });
  return [`WEBVTT\nKind: captions\nLanguage: ${frame.locale}\n`, ...blocks].join('\n');
}

/** `line` in percent of the height is the top of the cue, its middle, or with `end` its foot. */
function settings(position: CaptionPosition, { height, safeZone: { top, bottom } }: Frame): string {
  const percent = (y: number) => Math.round((100 * y) / height);
  if (position === 'top') return `line:${percent(top)}%`;
  if (position === 'middle') return `line:${percent((top + height - bottom) / 2)}%,center`;
  return `line:${percent(height - bottom)}%,end`;
}
