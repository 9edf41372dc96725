import type { Asset, Scene } from '../campaign/campaign.ts';
import { withFallbacks } from '../campaign/resolve-text.ts';
import { captionWidth } from './caption-width.ts';
import { type Speaking, type SpeechRequest, speechKey } from './speech.ts';
import type { PlanInput } from './plan-input.ts';
import { findAsset } from './scene-task.ts';

/** What is said over one scene in one language. */
export interface SceneVoice {
  /** Undefined: not spoken yet, or only to be read. */
  readonly file: Asset | undefined;
  /** Measured, or else a guess from the words. */
  readonly seconds: number;
  /** What a model is or was asked to say. */
  readonly speech: SpeechRequest | undefined;
}

// Narrators say about 150 English words a minute, which is some 15 characters a second.
const charactersPerSecond = 15;

/** Undefined for a scene in which nobody speaks. A recording goes before a model. */
export function sceneVoice(
  scene: Scene,
  locale: string,
  { assets, speaking }: Pick<PlanInput, 'assets' | 'speaking'>,
): SceneVoice | undefined {
  const words = scene.voice[locale];
  const guess = Math.max(1, captionWidth(words ?? '') / charactersPerSecond);
  const path = scene.voiceFile?.[locale];
  if (path !== undefined) {
    const file = findAsset(assets, path);
    return { file, seconds: file.seconds ?? guess, speech: undefined };
  }
  if (words === undefined) return undefined;
  const speech = speaking && wantedSpeech(scene, locale, speaking);
  const file = speech && speaking?.spoken.get(speechKey(speech));
  return { file, seconds: file?.seconds ?? guess, speech };
}

/** What a model is to say over a scene. A recording goes before it. */
export function wantedSpeech(
  { voice: texts, voiceFile, speak }: Pick<Scene, 'voice' | 'voiceFile' | 'speak'>,
  locale: string,
  { model, voices, voice, instructions, speed }: Omit<Speaking, 'spoken'>,
): SpeechRequest | undefined {
  const words = texts[locale];
  if (words === undefined || speak !== true || voiceFile?.[locale] !== undefined) return undefined;
  const own = withFallbacks(locale).find((tag) => voices[tag] !== undefined);
  return {
    provider: 'speech',
    model,
    voice: own === undefined ? voice : (voices[own] ?? voice),
    words: words.replaceAll(/\s+/g, ' ').trim(),
    instructions,
    speed,
  };
}
