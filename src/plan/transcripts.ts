import type { TimedWord } from './edit.ts';
import type { Campaign, Scene } from '../campaign/campaign.ts';
import type { AssetRef } from './plan.ts';
import type { PlanInput } from './plan-input.ts';
import { findAsset } from './scene-task.ts';
import type { VoiceSpan } from './voice-timing.ts';

/** What is said in files, by `transcriptKey`; times from the beginning of the file. */
export type Transcripts = ReadonlyMap<string, readonly TimedWord[]>;

export const transcriptKey = (sha256: string, locale: string): string =>
  `${sha256} ${new Intl.Locale(locale).language}`;

/** The words that are heard in a scene, in seconds of the video; undefined where nobody wrote them down. `heard`: when its recording is played. */
export function sceneTranscript(
  scene: Scene,
  locale: string,
  scenePosition: VoiceSpan,
  heard: VoiceSpan | undefined,
  { assets, transcripts }: Pick<PlanInput, 'assets' | 'transcripts'>,
): readonly TimedWord[] | undefined {
  const path = speakingFile(scene, locale);
  if (path === undefined) return undefined;
  const words = transcripts?.get(transcriptKey(findAsset(assets, path).sha256, locale));
  const isRecording = path !== scene.footage;
  const shift = isRecording ? (heard?.start ?? 0) : scenePosition.start - scene.from;
  const { start, end } = isRecording && heard !== undefined ? heard : scenePosition;
  return words
    ?.map((word) => ({ ...word, start: word.start + shift, end: word.end + shift }))
    .filter((word) => word.start >= start - 0.05 && word.end <= end + 0.3);
}

/** The file in which somebody says what nobody has written. */
function speakingFile({ voice, voiceFile, footage, sound }: Scene, locale: string): string | undefined {
  if (voice[locale] !== undefined) return undefined;
  return voiceFile?.[locale] ?? (sound === 'mute' ? undefined : footage);
}

/** A file that is to be listened to. */
export interface ToTranscribe {
  readonly file: AssetRef;
  readonly seconds: number;
  /** What is spoken, where that is known. */
  readonly language: string | undefined;
}

/** What nobody has written down yet, each file once for each language that it is known to speak. */
export function untranscribed(
  { videos, locales }: Pick<Campaign, 'videos' | 'locales'>,
  { assets, transcripts = new Map() }: Pick<PlanInput, 'assets' | 'transcripts'>,
): ToTranscribe[] {
  const found = new Map<string, ToTranscribe>();
  for (const scene of videos.flatMap(({ variants }) => variants.flatMap(({ scenes }) => scenes))) {
    for (const locale of locales) {
      const path = speakingFile(scene, locale);
      const asset = path === undefined ? undefined : findAsset(assets, path);
      if (path === undefined || asset?.seconds === undefined || asset.hasAudio === false) continue;
      const known = languageOf(scene, path, locale, locales);
      const { sha256, seconds } = asset;
      const isThere =
        known === undefined
          ? Iterator.from(transcripts.keys()).some((key) => key.startsWith(sha256))
          : transcripts.has(transcriptKey(sha256, known));
      if (isThere) continue;
      found.set(`${sha256} ${known}`, { file: { path, sha256 }, seconds, language: known });
    }
  }
  return [...found.values()];
}

/** A recording that is one of several speaks the language it is given for; anything speaks that of a campaign which has but one. */
function languageOf(
  { voiceFile }: Scene,
  path: string,
  locale: string,
  locales: readonly string[],
): string | undefined {
  const languages = new Set(locales.map((tag) => new Intl.Locale(tag).language));
  const files = new Set(Object.values(voiceFile ?? {}));
  return languages.size === 1 || (files.has(path) && files.size > 1) ? new Intl.Locale(locale).language : undefined;
}
