import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredFile } from '../ledger/ledger.ts';
import type { Media } from '../media/media.ts';
import { captionWidth } from '../plan/caption-width.ts';
import type { SpeechTask } from '../plan/speech.ts';
import { writeAtomically } from '../store/write-atomically.ts';

/** Latin characters a second that nobody speaks: the fastest auctioneers come to some 35. */
const impossible = 40;
/** dB at which nothing is heard. */
const silence = -60;

interface Keeping {
  readonly media: Media;
  /** Holds the recordings, by key. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/**
 * Puts what a service sent in its place, as WAV of our own: streamed WAV does not know its length, and others are called
 * WAV and are not. Rejects when that is no sound, silence, or too short for its words; what was sent is kept beside then.
 */
export async function keepRecording(
  sent: Uint8Array,
  { key, request: { words, speed = 1 } }: Pick<SpeechTask, 'key' | 'request'>,
  { media, folder, signal }: Keeping,
): Promise<StoredFile> {
  const [answer, part] = [join(folder, `${key}.answer`), join(folder, `${key}.part`)];
  await writeAtomically(answer, sent);
  try {
    const { loudest, seconds } = await decode(answer, part, media, signal);
    if (!(loudest > silence)) throw new Error('nothing is heard in it');
    if (seconds < captionWidth(words) / impossible / speed) {
      throw new Error(`it lasts ${seconds.toFixed(1)} s, too short for its words`);
    }
    const bytes = await readFile(part);
    await writeAtomically(recordingIn(folder, key), bytes);
    await rm(answer, { force: true });
    return { path: `${key}.wav`, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  } catch (error) {
    signal.throwIfAborted();
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Error(`The recording cannot be used: ${why} (${answer}).`, { cause: error });
  } finally {
    await rm(part, { force: true });
  }
}

export const recordingIn = (folder: string, key: string): string => join(folder, `${key}.wav`);

async function decode(source: string, target: string, media: Media, signal: AbortSignal) {
  const graph = '[0:a:0]aresample=48000,aformat=channel_layouts=mono,volumedetect[out]';
  const options = ['-map', '[out]', '-c:a', 'pcm_s16le', '-fflags', '+bitexact', '-f', 'wav'];
  const log = await media.run({ inputs: [{ source }], graph, outputs: [{ target, options }] }, { signal }).catch(() => {
    signal.throwIfAborted();
    throw new Error('it is no sound');
  });
  const loudest = Number(/max_volume: (\S+) dB/.exec(log)?.[1] ?? -Infinity);
  return { loudest, seconds: (await media.probe(target, { signal })).format.seconds };
}
