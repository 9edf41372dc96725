/**
 * The 44 bytes before 16-bit PCM samples in a WAV file.
 *
 * @param rate Samples a second.
 * @param bytes Length of the samples; left out where it is not known yet, as in a stream.
 */
export function wavHeader(rate: number, channels: number, bytes?: number): Buffer {
  const frame = 2 * channels;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(bytes === undefined ? unknown : 36 + bytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * frame, 28);
  head.writeUInt16LE(frame, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(bytes ?? unknown, 40);
  return head;
}

const unknown = 0xff_ff_ff_ff;
