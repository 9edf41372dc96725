import type { FfmpegJob } from '../media/media.ts';
import { encodeOptions } from './encode-options.ts';
import { pictureGraph, type PictureParts } from './picture/picture-graph.ts';

export interface DeliverableParts extends PictureParts {
  /** Encoded already: it goes into the file as it is. */
  readonly sound: string;
  readonly target: string;
}

/** One ffmpeg process that makes the finished file from its clips, its layers and its sound. */
export function deliverableJob(parts: DeliverableParts): FfmpegJob {
  const picture = pictureGraph(parts);
  const inputs = [...picture.inputs, { source: parts.sound }];
  const maps = ['-map', `[${picture.output}]`, '-map', `${inputs.length - 1}:a`];
  const outputs = [{ target: parts.target, options: [...maps, ...encodeOptions(parts.edit)] }];
  return { inputs, graph: picture.chains.join(';'), outputs };
}
