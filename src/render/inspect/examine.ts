import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Media, Probe } from '../../media/media.ts';
import { readLoudness } from '../sound/loudness.ts';
import { clippingFinder } from './clipping-finder.ts';
import type { Findings } from './findings.ts';
import { flashFinder } from './flash-finder.ts';
import { frameGroups } from './frame-groups.ts';
import { findBoxes, readBoxes, type Box } from './mp4-boxes.ts';
import { traceAlongside, traceBytes, traceSize } from './picture-trace.ts';
import { readPieces } from './read-pieces.ts';
import { repeatFinder } from './repeat-finder.ts';
import { readStretches } from './stretch.ts';
import { watchJob, type Alongside } from './watch-job.ts';

interface ExamineOptions {
  readonly media: Media;
  readonly signal: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
  readonly alongside: readonly Alongside[];
  /** For what is only looked at and removed. */
  readonly folder: string;
}

type Seen = Pick<Findings, 'flashes' | 'repeats' | 'clipped'>;

/** Reads a file's structure and watches it once. Rejects when it cannot be decoded at all. */
export async function examine(file: string, probe: Probe, options: ExamineOptions): Promise<Findings> {
  const boxes = await readBoxes(file);
  const { video, audio, format } = probe;
  const { log, seen } = video === undefined ? { log: '', seen: nothing } : await watch(file, probe, options);
  return {
    ...{ format, video, audio },
    groups: frameGroups(boxes),
    hasEditList: findBoxes(boxes, 'moov/trak/edts/elst').length > 0,
    indexFirst: isIndexFirst(boxes),
    black: readStretches(log, 'blackdetect', video?.seconds ?? 0),
    frozen: readStretches(log, 'freezedetect', video?.seconds ?? 0),
    silent: readStretches(log, 'silencedetect', audio?.seconds ?? 0),
    loudness: audio === undefined || log === '' ? undefined : readLoudness(log),
    ...seen,
    faults: faultsIn(log),
  };
}

const nothing: Seen = { flashes: [], repeats: [], clipped: [] };

async function watch(file: string, probe: Probe, options: ExamineOptions): Promise<{ log: string; seen: Seen }> {
  const { media, signal, onProgress, alongside, folder } = options;
  const { width = 0, height = 0 } = probe.video ?? {};
  const [trace, samples] = [path.join(folder, 'trace.rgb'), path.join(folder, 'samples.pcm')];
  const has = { landscape: width >= height, sound: probe.audio !== undefined, samples };
  const job = watchJob(file, has, [...alongside, traceAlongside(traceSize({ width, height }), trace)]);
  try {
    const progress = onProgress === undefined ? {} : { onProgress };
    const log = await media.run(job, { signal, seconds: probe.format.seconds, ...progress });
    return { log, seen: { ...(await look(trace, probe)), clipped: await listen(samples, probe) } };
  } finally {
    await Promise.all([trace, samples].map((made) => rm(made, { force: true })));
  }
}

async function look(trace: string, { video }: Probe): Promise<Omit<Seen, 'clipped'>> {
  if (video === undefined) return nothing;
  const size = traceSize(video);
  const [flashes, repeats] = [flashFinder(size, video.fps), repeatFinder(video.fps)];
  for await (const picture of readPieces(trace, traceBytes(size))) {
    if (picture.length < traceBytes(size)) break;
    flashes.see(picture);
    repeats.see(picture);
  }
  return { flashes: flashes.found(), repeats: repeats.found() };
}

async function listen(samples: string, { audio }: Probe): Promise<Seen['clipped']> {
  if (audio === undefined) return [];
  const clipping = clippingFinder(audio.channels, audio.sampleRate);
  for await (const piece of readPieces(samples, audio.channels * 2 * 8192)) clipping.see(piece);
  return clipping.found();
}

function isIndexFirst(boxes: readonly Box[]): boolean | undefined {
  const types = boxes.map(({ type }) => type);
  return types.includes('moov') ? types.indexOf('moov') < types.indexOf('mdat') : undefined;
}

/** Demuxer and decoders only speak when something is wrong; the AAC encoder of the preview says `Qavg`. */
const complaint =
  /^\[(?:h264|aac|mov,mp4[^\]]*|vist#[^\]]*|aist#[^\]]*) @ |^Error while decoding|corrupt decoded frame|\[dec:/;

function faultsIn(log: string): readonly string[] {
  return log.split('\n').filter((line) => complaint.test(line) && !/Qavg/.test(line));
}
