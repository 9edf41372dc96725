import type { Asset, Music } from '../campaign/campaign.ts';
import type { EditMusic } from './edit.ts';
import type { PlanInput } from './plan-input.ts';
import { findAsset } from './scene-task.ts';

// Long enough not to be heard as a seam, short enough for a jingle.
const longestFade = 2;

/** The music bed of a video of so many seconds, repeated where it is too short. */
export function editMusic(
  music: Music | undefined,
  seconds: number,
  assets: PlanInput['assets'],
  mistakes: Set<string>,
): EditMusic | undefined {
  if (music === undefined) return undefined;
  const asset = findAsset(assets, music.file);
  const { start = 0, level, fadeIn, fadeOut } = music;
  const loop = loopOf(music, asset, seconds, mistakes);
  const { path, sha256 } = asset;
  return {
    path,
    sha256,
    ...(start > 0 && { start }),
    ...(level !== undefined && { level }),
    ...(fadeIn !== undefined && { fadeIn }),
    ...(fadeOut !== undefined && { fadeOut }),
    ...(loop && { loop }),
  };
}

/** Whole bars where the beat is known: the next bar then begins where the ear expects it. Otherwise the end is faded into the beginning. */
function loopOf(
  { file, bpm, beats = 4, start = 0 }: Music,
  asset: Asset,
  seconds: number,
  mistakes: Set<string>,
): EditMusic['loop'] {
  // Not measured: it is played once.
  if (asset.seconds === undefined) return undefined;
  const left = asset.seconds - start;
  if (left <= 0) {
    mistakes.add(
      `The music ${file} lasts ${asset.seconds.toFixed(1)} s, and is to begin at ${start} s: lower its \`start\`.`,
    );
    return undefined;
  }
  if (left >= seconds) return undefined;
  if (bpm === undefined) return { seconds: tidy(left), fade: tidy(Math.min(longestFade, left / 4)) };
  const bar = (60 / bpm) * beats;
  // Files end with a little more or less than their last beat.
  const bars = Math.floor(left / bar + 0.02);
  if (bars > 0) return { seconds: tidy(bars * bar), fade: 0 };
  mistakes.add(
    `The music ${file} holds no whole bar of ${bar.toFixed(2)} s (${bpm} bpm): correct its \`bpm\`, or leave it out.`,
  );
  return undefined;
}

// A fiftieth of a sample: what sums of fractions leave over is no part of a key.
const tidy = (seconds: number) => Math.round(seconds * 1e6) / 1e6;
