import type { Scene } from '../campaign/campaign.ts';
import type { Slot } from './expand.ts';
import type { Findings } from './findings.ts';
import type { EditSound } from './edit.ts';
import type { SceneVoice } from './scene-voice.ts';
import type { Timeline } from './timeline.ts';

type Voices = readonly (SceneVoice | undefined)[];

// A breath: speech that begins with the cut sounds hurried, and one that ends with it sounds cut off.
const breath = { before: 0.3, after: 0.6 };

/** The slot with every scene that is as long as its voice given that length. */
export function asLongAsVoices(slot: Slot, voices: Voices): Slot {
  const timed = (scene: Scene, index: number): Scene => {
    const voice = voices[index];
    if (scene.lengthAs !== 'voice' || voice === undefined) return scene;
    return { ...scene, seconds: breath.before + voice.seconds + breath.after };
  };
  return { ...slot, variant: { ...slot.variant, scenes: slot.variant.scenes.map(timed) } };
}

/** From when to when somebody speaks, in seconds of the video. */
export interface VoiceSpan {
  readonly start: number;
  readonly end: number;
}

/** Where the voice of each scene lies: it begins when its scene is well in view. */
export function voiceSpans(timeline: Timeline, fps: number, voices: Voices): readonly (VoiceSpan | undefined)[] {
  return timeline.scenes.map((span, index) => {
    const voice = voices[index];
    if (voice?.file === undefined) return undefined;
    const start = span.start / fps + Math.max(breath.before, span.fade / fps / 2 + 0.1);
    return { start, end: start + voice.seconds };
  });
}

/** The recordings over the scenes. A voice may go on over the next scene, but not into another voice, nor past the end. */
export function voiceSounds(
  slot: Slot,
  { frames }: Timeline,
  fps: number,
  voices: Voices,
  spans: readonly (VoiceSpan | undefined)[],
  { mistakes }: Findings,
): EditSound[] {
  return voices.flatMap((voice, index) => {
    const span = spans[index];
    if (voice?.file === undefined || span === undefined) return [];
    const after = spans.findIndex((other, at) => at > index && other !== undefined);
    const next = spans[after];
    if (next !== undefined && span.end > next.start)
      mistakes.add(tooLong(slot, index, voice, `that of scene ${after + 1} begins`));
    else if (span.end > frames / fps) mistakes.add(tooLong(slot, index, voice, 'the video ends'));
    const { path, sha256 } = voice.file;
    return [{ kind: 'voice', file: { path, sha256 }, start: milliseconds(span.start), seconds: voice.seconds }];
  });
}

function tooLong({ video, locale }: Slot, index: number, { seconds }: SceneVoice, when: string): string {
  return `${video.id}, scene ${index + 1} (${locale}): the voice lasts ${seconds.toFixed(1)} s and is not over when ${when}. Lengthen the scene, write \`seconds: voice\`, or shorten what is said.`;
}

const milliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;
