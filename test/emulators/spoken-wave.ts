import { wavHeader } from '../../src/media/wav-header.ts';

const rate = 24_000;
const letterSeconds = 0.06;

/** Words as a tone each, 60 ms for a letter, with pauses between: WAV with the unknown length of a stream. */
export function spokenWave(words: string, level: number): Buffer {
  const letters = Array.from(words.replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' '));
  const each = Math.round(letterSeconds * rate);
  const samples = new Int16Array(letters.length * each);
  for (const [index, letter] of letters.entries()) {
    if (letter === ' ') continue;
    for (let n = index * each; n < (index + 1) * each; n++) {
      samples[n] = 32_767 * level * Math.sin((2 * Math.PI * 220 * n) / rate);
    }
  }
  return Buffer.concat([wavHeader(rate, 1), new Uint8Array(samples.buffer)]);
}

/** As long as spokenWave makes the words, in seconds. */
export const spokenSeconds = (words: string): number =>
  Array.from(words.replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')).length * letterSeconds;
