import type { Media } from '../../media/media.ts';
import type { EncodeSettings } from '../../plan/plan.ts';
import { isSilent, readLoudness, type Loudness } from './loudness.ts';
import { measure } from './mix-job.ts';

/** AAC at these rates may overshoot the peaks it was given by about this much, in dB. */
const codecHeadroom = 1;
/** Near enough to the target, in LU; the inspection allows 0.5. */
const closeEnough = 0.1;
/** The limiter takes loudness away; each look gives it back. Material that is still not there is as loud as its peaks allow. */
const looks = 3;

/**
 * Filters that bring a mix of known loudness to the target: a static gain and, only when peaks would pass the limit, a
 * limiter. Static, because a gain that follows the sound (loudnorm) changes how it breathes. Silence stays silence.
 */
export async function masterSound(
  mix: { readonly file: string; readonly loudness: Loudness },
  settings: EncodeSettings,
  media: Media,
  signal: AbortSignal,
): Promise<string> {
  if (isSilent(mix.loudness)) return 'anull';
  const ceiling = settings.truePeak - codecHeadroom;
  let gain = settings.loudness - mix.loudness.integrated;
  if (mix.loudness.truePeak + gain <= ceiling) return amplify(gain);
  for (let look = 0; look < looks; look++) {
    const graph = `[0:a]${limited(gain, ceiling, settings.sampleRate)},${measure}[out]`;
    const outputs = [{ target: '-', options: ['-map', '[out]', '-f', 'null'] }];
    const { integrated } = readLoudness(
      await media.run({ inputs: [{ source: mix.file }], graph, outputs }, { signal }),
    );
    const missing = settings.loudness - integrated;
    if (Math.abs(missing) < closeEnough) break;
    gain += missing;
  }
  return limited(gain, ceiling, settings.sampleRate);
}

function amplify(gain: number): string {
  return `volume=${gain.toFixed(2)}dB`;
}

/** alimiter looks at samples; at four times the rate samples come near the true peaks between them. */
function limited(gain: number, ceiling: number, sampleRate: number): string {
  const limit = (10 ** (ceiling / 20)).toFixed(4);
  return `${amplify(gain)},aresample=${sampleRate * 4},alimiter=limit=${limit}:attack=5:release=50:level=0:latency=1,aresample=${sampleRate}`;
}
