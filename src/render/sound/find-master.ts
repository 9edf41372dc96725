import type { EncodeSettings } from '../../plan/edit.ts';
import { isSilent, type Loudness } from './loudness.ts';
import type { Master } from './master-filters.ts';

type Target = Pick<EncodeSettings, 'loudness' | 'truePeak'>;

/** Near enough to the target, in LU; the inspection allows 0.5. */
const closeEnough = 0.2;
/** AAC often passes the peaks it was given by about this much, in dB. */
const codecHeadroom = 0.5;
/** Beyond this a limiter is heard to work, in dB: such sounds stay softer instead. */
const mostLimiting = 12;
/** Each costs an encode of the sound, a hundredth of one of the picture. */
const looks = 5;

/**
 * The gain, and where peaks ask for it the ceiling, that bring a mix to its target. `hear` tells how a master sounds once
 * it is encoded: limiters and codecs both take something away that cannot be foretold. The gain is static, because one
 * that follows the sound (loudnorm) changes how it breathes. Silence stays silence.
 */
export async function findMaster(
  mix: Loudness,
  target: Target,
  hear: (master: Master) => Promise<Loudness>,
): Promise<Master> {
  if (isSilent(mix)) return { gain: 0, ceiling: undefined };
  let ceiling = target.truePeak - codecHeadroom;
  let gain = target.loudness - mix.integrated;
  let before: { readonly gain: number; readonly integrated: number } = { gain: 0, integrated: mix.integrated };
  for (let look = 0; look < looks; look++) {
    const needsLimit = mix.truePeak + gain > ceiling;
    const master = { gain, ceiling: needsLimit ? ceiling : undefined };
    const heard = await hear(master);
    const missing = target.loudness - heard.integrated;
    const over = heard.truePeak - target.truePeak;
    const loudest = ceiling - mix.truePeak + mostLimiting;
    const done = Math.abs(missing) <= closeEnough || (missing > 0 && gain >= loudest);
    if (look === looks - 1 || (done && over <= 0)) return master;
    if (over > 0) ceiling -= over + 0.1;
    if (done) continue;
    const next = Math.min(loudest, gain + missing / yieldOf(before, { gain, integrated: heard.integrated }));
    before = { gain, integrated: heard.integrated };
    gain = next;
  }
  return { gain, ceiling };
}

/** How much louder a decibel of gain makes it: 1 without a limiter, less with one. */
function yieldOf(
  before: { readonly gain: number; readonly integrated: number },
  now: { readonly gain: number; readonly integrated: number },
): number {
  const slope = (now.integrated - before.integrated) / (now.gain - before.gain);
  return Number.isFinite(slope) ? Math.min(1, Math.max(0.2, slope)) : 1;
}
