import { captionCues } from './caption-cues.ts';
import type { CaptionsTask } from './captions-of.ts';
import type { CaptionCue } from './edit.ts';
import { tooFast } from './reading-rate.ts';
import { sceneTranscript } from './transcripts.ts';
import { wordCues } from './word-cues.ts';

/** The spoken words of all scenes as captions: while they are heard, or else for as long as their scene is shown. Warns of words that nobody can read, nor say, in the time of their scene. */
export function voiceCaptions({ slot, timeline, fps, heard, input, room, warnings }: CaptionsTask): CaptionCue[] {
  const { video, variant, locale } = slot;
  return variant.scenes.flatMap((scene, index) => {
    const text = scene.voice[locale];
    const span = timeline.scenes[index];
    if (span === undefined) return [];
    const next = timeline.scenes[index + 1] ?? timeline.endCard;
    // From the middle of one cross-fade to the middle of the next, while this scene is the more visible of two.
    const shown = {
      start: (span.start + span.fade / 2) / fps,
      end: (span.start + span.frames - (next?.fade ?? 0) / 2) / fps,
    };
    if (text === undefined) {
      const place = { start: span.start / fps, end: shown.end };
      return wordCues(sceneTranscript(scene, locale, place, heard[index], input) ?? [], locale, room);
    }
    const { start, end } = heard[index] ?? shown;
    const speed = tooFast({ text, start, end });
    if (speed !== undefined) warnings.add(`${video.id}, scene ${index + 1} (${locale}): the voice has ${speed}`);
    return captionCues({ text, start, end }, locale, { room });
  });
}
