import type { Media, Probe } from '../../media/media.ts';
import { readLoudness } from '../sound/loudness.ts';
import type { Findings } from './findings.ts';
import { frameGroups } from './frame-groups.ts';
import { findBoxes, readBoxes, type Box } from './mp4-boxes.ts';
import { readStretches } from './stretch.ts';
import { watchJob, type Alongside } from './watch-job.ts';

interface ExamineOptions {
  readonly media: Media;
  readonly signal: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
  readonly alongside: readonly Alongside[];
}

/** Reads a file's structure and watches it once. Rejects when it cannot be decoded at all. */
export async function examine(file: string, probe: Probe, options: ExamineOptions): Promise<Findings> {
  const boxes = await readBoxes(file);
  const log = probe.video === undefined ? '' : await watch(file, probe, options);
  const { video, audio, format } = probe;
  return {
    ...{ format, video, audio },
    groups: frameGroups(boxes),
    hasEditList: findBoxes(boxes, 'moov/trak/edts/elst').length > 0,
    indexFirst: isIndexFirst(boxes),
    black: readStretches(log, 'blackdetect', video?.seconds ?? 0),
    frozen: readStretches(log, 'freezedetect', video?.seconds ?? 0),
    silent: readStretches(log, 'silencedetect', audio?.seconds ?? 0),
    loudness: audio === undefined || log === '' ? undefined : readLoudness(log),
    faults: faultsIn(log),
  };
}

function watch(file: string, probe: Probe, { media, signal, onProgress, alongside }: ExamineOptions): Promise<string> {
  const { width = 0, height = 0 } = probe.video ?? {};
  const job = watchJob(file, { landscape: width >= height, sound: probe.audio !== undefined }, alongside);
  return media.run(job, { signal, seconds: probe.format.seconds, ...(onProgress === undefined ? {} : { onProgress }) });
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
