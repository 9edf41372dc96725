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
  return Buffer.concat([header(), new Uint8Array(samples.buffer)]);
}

/** As long as spokenWave makes the words, in seconds. */
export const spokenSeconds = (words: string): number =>
  Array.from(words.replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')).length * letterSeconds;

function header(): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(0xff_ff_ff_ff, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(0xff_ff_ff_ff, 40);
  return head;
}
