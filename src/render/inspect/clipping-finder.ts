import { joined, type Stretch } from './stretch.ts';

/** Samples in a row at full scale: one or two can be a peak that just fits, three are a top that was cut off. */
const run = 3;
/** Tops that are nearer to each other are heard as one, in seconds. */
const apart = 0.25;

/** Finds where sound stands at full scale, in interleaved 16-bit samples. */
export function clippingFinder(channels: number, sampleRate: number) {
  const lengths = new Uint32Array(channels);
  const found: Stretch[] = [];
  let sample = 0;
  const see = (samples: Buffer): void => {
    for (let at = 0; at + 1 < samples.length; at += 2, sample++) {
      const value = samples.readInt16LE(at);
      const channel = sample % channels;
      const length = value === 32_767 || value === -32_768 ? (lengths[channel] ?? 0) + 1 : 0;
      lengths[channel] = length;
      if (length < run) continue;
      const now = Math.floor(sample / channels) / sampleRate;
      if (length === run) found.push({ start: now, end: now });
      else found[found.length - 1] = { start: found.at(-1)?.start ?? now, end: now };
    }
  };
  return { see, found: () => joined(found, apart) };
}
