import { captionLook } from './caption-look.ts';
import { captionRoom } from './caption-room.ts';
import type { CaptionRoom } from './caption-width.ts';
import type { Slot } from './expand.ts';
import { fileCaptions } from './file-captions.ts';
import type { CaptionCue } from './edit.ts';
import type { PlanInput } from './plan-input.ts';
import type { Timeline } from './timeline.ts';
import { voiceCaptions } from './voice-captions.ts';
import type { VoiceSpan } from './voice-timing.ts';

export interface CaptionsTask {
  readonly slot: Slot;
  readonly timeline: Timeline;
  readonly fps: number;
  /** When the voice of each scene is heard, where there is one. */
  readonly heard: readonly (VoiceSpan | undefined)[];
  readonly input: PlanInput;
  readonly room: CaptionRoom;
  readonly warnings: Set<string>;
}

/** What a file says, where the video has one for this locale, else the voice. */
export function captionsOf(parts: Omit<CaptionsTask, 'room'>): readonly CaptionCue[] {
  const { input } = parts;
  const { platform, video, locale } = parts.slot;
  const task = { ...parts, room: captionRoom(platform, captionLook(video.captions, input.brand)) };
  const written = input.captions?.get(video.captions.file[locale] ?? '');
  return written === undefined ? voiceCaptions(task) : fileCaptions(written, task);
}
