import type { FfmpegJob } from '../../media/media.ts';
import { pictureGraph, type PictureParts } from '../picture/picture-graph.ts';
import { coverFilters, rawFrames } from './cover-alongside.ts';

/** The frames of a video without anything that is laid over it, for pictures that get words of their own. */
export function cleanFramesJob(parts: PictureParts, frames: readonly number[], target: string): FfmpegJob {
  const { inputs, chains, output } = pictureGraph({ ...parts, layers: [], captions: undefined });
  const graph = [...chains, `[${output}]${coverFilters(parts.edit, frames)}[clean]`].join(';');
  return { inputs, graph, outputs: [{ target, options: ['-map', '[clean]', ...rawFrames] }] };
}
