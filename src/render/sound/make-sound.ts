import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FfmpegJob, Media } from '../../media/media.ts';
import type { Edit } from '../../plan/edit.ts';
import type { ClipSource } from '../clip-source.ts';
import { readStretches, type Stretch } from '../inspect/stretch.ts';
import { toFrames } from '../shots.ts';
import { findMaster } from './find-master.ts';
import { readLoudness, type Loudness } from './loudness.ts';
import { masterFilters, type Master } from './master-filters.ts';
import { measure, mixJob } from './mix-job.ts';
import { samplesAt } from './sound-format.ts';
import type { EncodedSound, SoundMemory } from './sound-memory.ts';
import { voiceLevels } from './voice-levels.ts';

interface SoundParts {
  readonly edit: Edit;
  readonly clip: (key: string) => ClipSource;
  readonly folder: string;
  /** What other videos of the run sound like. */
  readonly sounds?: SoundMemory | undefined;
}

export interface Sound {
  /** AAC, as it goes into the finished file. */
  readonly file: string;
  /** Where nothing sounds. */
  readonly silent: readonly Stretch[];
}

/** All sound of an edit, mixed, brought to its loudness and encoded. */
export async function makeSound(parts: SoundParts, media: Media, signal: AbortSignal): Promise<Sound> {
  const { edit, clip, folder, sounds } = parts;
  const file = path.join(folder, 'sound.aac');
  const levels = await voiceLevels(edit, media, signal);
  const mix = path.join(folder, 'mix.wav');
  const job = mixJob({ edit, clip, levels, target: mix });
  const make = async (): Promise<EncodedSound> => {
    const silent = await mixAndMaster(edit, { job, mix, file }, media, signal);
    return { bytes: await readFile(file), silent };
  };
  if (sounds === undefined) return { file, silent: (await make()).silent };
  const { bytes, silent } = await sounds(describe(edit, job), make);
  await writeFile(file, bytes);
  return { file, silent };
}

/** All that a sound depends on: two edits of one description sound the same to the bit. */
function describe({ seconds, fps, encode }: Edit, { inputs, graph }: FfmpegJob): string {
  const { audioKbps, sampleRate, channels, loudness, truePeak } = encode;
  return JSON.stringify([inputs, graph, seconds, fps, audioKbps, sampleRate, channels, loudness, truePeak]);
}

interface Mixing {
  readonly job: FfmpegJob;
  readonly mix: string;
  readonly file: string;
}

/** Resolves with where nothing sounds. */
async function mixAndMaster(
  edit: Edit,
  { job, mix, file }: Mixing,
  media: Media,
  signal: AbortSignal,
): Promise<readonly Stretch[]> {
  const log = await media.run(job, { signal });
  const encode = (master: Master) => media.run(encodeJob(edit, mix, master, file), { signal });
  const hear = async (master: Master): Promise<Loudness> => {
    await encode(master);
    return readLoudness(await media.run(measureJob(file), { signal }));
  };
  // The last one heard is the one chosen; silence is chosen unheard.
  let heard: Master | undefined;
  const master = await findMaster(readLoudness(log), edit.encode, (next) => hear((heard = next)));
  if (heard !== master) await encode(master);
  return readStretches(log, 'silencedetect', edit.seconds);
}

/** An AAC encoder starts with this many samples of its own; without an edit list nothing tells a player to skip them. */
const aacPriming = 1024;

/** Dropping as many samples as the encoder adds keeps sound and picture together to the sample. */
function encodeJob(edit: Edit, mix: string, master: Master, target: string): FfmpegJob {
  const { sampleRate, channels, audioKbps } = edit.encode;
  const end = samplesAt(edit, toFrames(edit.seconds, edit.fps));
  const cut = `atrim=start_sample=${aacPriming}:end_sample=${end},asetpts=N/SR/TB`;
  const graph = `[0:a]${masterFilters(master, sampleRate)},${cut}[out]`;
  const codec = ['-c:a', 'aac', '-b:a', `${audioKbps}k`, '-ar', String(sampleRate), '-ac', String(channels)];
  const options = ['-map', '[out]', ...codec, '-flags:a', '+bitexact', '-fflags', '+bitexact', '-f', 'adts'];
  return { inputs: [{ source: mix }], graph, outputs: [{ target, options }] };
}

function measureJob(file: string): FfmpegJob {
  const outputs = [{ target: '-', options: ['-map', '[out]', '-f', 'null'] }];
  return { inputs: [{ source: file }], graph: `[0:a]${measure}[out]`, outputs };
}
