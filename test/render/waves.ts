import { readFile, writeFile } from 'node:fs/promises';
import { wavHeader } from '../../src/media/wav-header.ts';
import type { SoundSource } from '../../src/render/clip-source.ts';

export const rate = 48_000;

/** Writes a mono WAV file of a wave, -1 to 1 by seconds. */
export async function writeWave(file: string, seconds: number, wave: (at: number) => number): Promise<string> {
  const samples = Int16Array.from({ length: Math.round(seconds * rate) }, (_, n) => 32_767 * wave(n / rate));
  await writeFile(file, Buffer.concat([wavHeader(rate, 1, samples.byteLength), new Uint8Array(samples.buffer)]));
  return file;
}

/** A sine, as loud as said. */
export const sine =
  (hertz: number, level = 0.5) =>
  (at: number): number =>
    level * Math.sin(2 * Math.PI * hertz * at);

/** As a clip of which only the sound matters. */
export function soundOf(file: string): SoundSource {
  const audio = { codec: 'pcm_s16le', profile: '', sampleRate: rate, channels: 1, seconds: 0, start: 0, kbps: 768 };
  return { file, audio };
}

/** The left channel of a WAV file of stereo floats. */
export async function readMix(file: string): Promise<Float32Array> {
  const bytes = await readFile(file);
  const from = bytes.indexOf('data') + 8;
  return Float32Array.from({ length: Math.floor((bytes.length - from) / 8) }, (_, n) =>
    bytes.readFloatLE(from + n * 8),
  );
}

/** Strength of one pitch between two moments (Goertzel), 0 to 1. */
export function tone(samples: Float32Array, from: number, to: number, hertz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate);
  const part = samples.subarray(Math.round(from * rate), Math.round(to * rate));
  let [last, before] = [0, 0];
  for (const sample of part) [last, before] = [sample + turn * last - before, last];
  return (2 * Math.sqrt(last ** 2 + before ** 2 - turn * last * before)) / part.length;
}

/** Root mean square between two moments. */
export function power(samples: Float32Array, from: number, to: number): number {
  const part = samples.subarray(Math.round(from * rate), Math.round(to * rate));
  return Math.sqrt(part.reduce((sum, sample) => sum + sample ** 2, 0) / part.length);
}

/**
 * How sharply a sound bends around a moment, against how sharply it bends anyway in the 50 ms on either side: about 1 where
 * nothing is amiss, tens and hundreds where a wave is broken off and another begins.
 */
export function clickAt(samples: Float32Array, at: number): number {
  const [centre, near, far] = [Math.round(at * rate), Math.round(0.012 * rate), Math.round(0.06 * rate)];
  const bend = (n: number) => Math.abs((samples[n - 1] ?? 0) - 2 * (samples[n] ?? 0) + (samples[n + 1] ?? 0));
  const sharpest = (from: number, to: number) => {
    let most = 0;
    for (let n = Math.max(1, from); n < Math.min(samples.length - 1, to); n++) most = Math.max(most, bend(n));
    return most;
  };
  const around = Math.max(sharpest(centre - far, centre - near), sharpest(centre + near, centre + far), 1e-5);
  return sharpest(centre - near, centre + near) / around;
}
