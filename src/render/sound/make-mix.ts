import type { Media } from '../../media/media.ts';
import { readStretches, type Stretch } from '../inspect/stretch.ts';
import { readLoudness } from './loudness.ts';
import { masterSound } from './master-sound.ts';
import { mixJob, type MixParts } from './mix-job.ts';

export interface Mix {
  readonly file: string;
  /** Filters that bring it to the wished loudness. */
  readonly master: string;
  /** Where nothing sounds. */
  readonly silent: readonly Stretch[];
}

/** All sound of an edit in one file, with what is to be done to it. */
export async function makeMix(parts: MixParts, media: Media, signal: AbortSignal): Promise<Mix> {
  const { edit, target: file } = parts;
  const log = await media.run(mixJob(parts), { signal });
  const master = await masterSound({ file, loudness: readLoudness(log) }, edit.encode, media, signal);
  return { file, master, silent: readStretches(log, 'silencedetect', edit.seconds) };
}
