import { captionCues } from './caption-cues.ts';
import type { Slot } from './expand.ts';
import type { CaptionCue } from './plan.ts';
import type { PlanInput } from './plan-input.ts';
import { captionWidth } from './split-caption.ts';
import type { Timeline } from './timeline.ts';
import { sceneTranscript } from './transcripts.ts';
import type { VoiceSpan } from './voice-timing.ts';
import { wordCues } from './word-cues.ts';

// What subtitle guidelines allow at most, in Latin characters a second.
const fastestReading = 20;

/** The spoken words of all scenes as captions: while they are heard, or else for as long as their scene is shown. Warns of words that nobody can read, nor say, in the time of their scene. */
export function voiceCaptions(
  slot: Slot,
  timeline: Timeline,
  fps: number,
  heard: readonly (VoiceSpan | undefined)[],
  input: Pick<PlanInput, 'assets' | 'transcripts'>,
  warnings: Set<string>,
): CaptionCue[] {
  return slot.variant.scenes.flatMap((scene, index) => {
    const words = scene.voice[slot.locale];
    const span = timeline.scenes[index];
    if (span === undefined) return [];
    const next = timeline.scenes[index + 1] ?? timeline.endCard;
    // From the middle of one cross-fade to the middle of the next, while this scene is the more visible of two.
    const shown = {
      start: (span.start + span.fade / 2) / fps,
      end: (span.start + span.frames - (next?.fade ?? 0) / 2) / fps,
    };
    if (words === undefined) {
      const scenePosition = { start: span.start / fps, end: shown.end };
      return wordCues(sceneTranscript(scene, slot.locale, scenePosition, heard[index], input) ?? [], slot.locale);
    }
    const { start, end } = heard[index] ?? shown;
    if (captionWidth(words) > fastestReading * (end - start)) warnings.add(tooFast(slot, index + 1, end - start));
    return captionCues(words, slot.locale, start, end);
  });
}

const tooFast = ({ video, locale }: Slot, number: number, seconds: number) =>
  `${video.id}, scene ${number} (${locale}): the voice has more words than can be read in ${seconds.toFixed(1)} s`;
