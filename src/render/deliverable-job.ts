import type { FfmpegJob } from '../media/media.ts';
import type { Edit } from '../plan/plan.ts';
import { encodeOptions } from './encode-options.ts';
import { pictureGraph, type PictureParts } from './picture/picture-graph.ts';
import { samplesAt } from './sound/sound-format.ts';
import { toFrames } from './shots.ts';

export interface DeliverableParts extends PictureParts {
  /** The mix, and the filters that bring it to its loudness. */
  readonly sound: { readonly file: string; readonly master: string };
  readonly target: string;
}

/** An AAC encoder starts with this many samples of its own; without an edit list nothing tells a player to skip them. */
const aacPriming = 1024;

/** One ffmpeg process that makes the finished file from its clips, its layers and its mix. */
export function deliverableJob(parts: DeliverableParts): FfmpegJob {
  const { edit } = parts;
  const picture = pictureGraph(parts);
  const inputs = [...picture.inputs, { source: parts.sound.file }];
  const graph = [...picture.chains, soundChain(edit, parts.sound.master, inputs.length - 1)].join(';');
  const options = ['-map', `[${picture.output}]`, '-map', '[sound]', ...encodeOptions(edit)];
  return { inputs, graph, outputs: [{ target: parts.target, options }] };
}

/** Dropping as many samples as the encoder adds keeps sound and picture together to the sample. */
function soundChain(edit: Edit, master: string, input: number): string {
  const end = samplesAt(edit, toFrames(edit.seconds, edit.fps));
  return `[${input}:a]${master},atrim=start_sample=${aacPriming}:end_sample=${end},asetpts=N/SR/TB[sound]`;
}
