import { captionCues } from './caption-cues.ts';
import type { CaptionsTask } from './captions-of.ts';
import type { CaptionCue } from './edit.ts';
import { tooFast } from './reading-rate.ts';
import { untangleCues } from './untangle-cues.ts';

/** What a caption file says, within the length of the video, divided where it is too long for the frame. */
export function fileCaptions(written: readonly CaptionCue[], task: CaptionsTask): CaptionCue[] {
  const { slot, timeline, fps, room } = task;
  const seconds = timeline.frames / fps;
  warnOfEnd(written, seconds, task);
  const shown = written
    .filter(({ start }) => start < seconds)
    .map((cue) => ({ ...cue, end: Math.min(cue.end, seconds) }));
  const cues = untangleCues(shown).flatMap((cue) =>
    // Two speakers, each on a line.
    cue.text.includes('\n') ? [cue] : captionCues(cue, slot.locale, { room, asWritten: true }),
  );
  warnOfSpeed(cues, task);
  return cues;
}

function warnOfEnd(written: readonly CaptionCue[], seconds: number, { slot, warnings }: CaptionsTask): void {
  const name = `${slot.video.id} (${slot.locale})`;
  const late = written.filter(({ start }) => start >= seconds);
  const cut = written.find(({ start, end }) => start < seconds && end > seconds + 0.5);
  if (late[0] !== undefined)
    warnings.add(
      `${name}: ${late.length === 1 ? 'a caption begins' : `${late.length} captions begin`} after the end of the video (${clock(late[0].start)} of ${clock(seconds)}) and will not be shown`,
    );
  if (cut !== undefined)
    warnings.add(`${name}: the caption at ${clock(cut.start)} is cut at the end of the video, ${clock(seconds)}`);
}

/** One line for a file, about the first: whoever mends that sees the others. */
function warnOfSpeed(cues: readonly CaptionCue[], { slot, timeline, fps, warnings }: CaptionsTask): void {
  const fast = cues.filter((cue) => tooFast(cue) !== undefined);
  const [first, ...others] = fast;
  if (first === undefined) return;
  const scene = timeline.scenes.findLastIndex(({ start }) => start / fps <= first.start) + 1;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  warnings.add(
    `${slot.video.id}, scene ${scene} (${slot.locale}): the caption at ${clock(first.start)} has ${tooFast(first)}${more}`,
  );
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
