import path from 'node:path';
import { plainFormats } from './plain-formats.ts';
import type { FfmpegInput, FfmpegJob, FfmpegOutput } from './media.ts';

type PlainInput = Required<FfmpegInput>;
export type LiteralJob = Omit<FfmpegJob, 'global' | 'inputs'> & { readonly inputs: readonly PlainInput[] };

const imageName = /\.(?:png|jpe?g|webp|bmp|tiff?)$/i;
const everyJob = ['-hide_banner', '-nostdin', '-stats', '-y'];
// Only what a job names may be opened: a playlist that a person handed in must not reach the network.
const localOnly = ['-protocol_whitelist', 'file,pipe'];

/**
 * The job as ffmpeg must be told it, so that every file name is taken as it is: with `file:` it may begin with `-` or look
 * like a protocol, and no image name is a pattern. Global options go before the first input, since fluent-ffmpeg puts
 * its own after the inputs.
 */
export function literalJob(job: FfmpegJob): LiteralJob {
  const [first, ...rest] = job.inputs.map(literalInput);
  const global = [...everyJob, ...(job.global ?? [])];
  // They have no other place to go, and without them ffmpeg would wait at a terminal for an answer.
  if (first === undefined) throw new Error('A job needs an input: a source of lavfi will do.');
  const inputs = [{ ...first, options: [...global, ...first.options] }, ...rest];
  return { ...(job.graph === undefined ? {} : { graph: job.graph }), inputs, outputs: job.outputs.map(literalOutput) };
}

/** Options that open a local file and nothing else, nor any that it names, and take `%03d` in the name of an image as it is. */
export function literalInputOptions(file: string, options: readonly string[] = []): readonly string[] {
  const chosen = options.includes('-f') || options.includes('-pattern_type');
  if (chosen) return [...localOnly, ...options];
  const plain = imageName.test(file) ? ['-f', 'image2', '-pattern_type', 'none'] : ['-format_whitelist', plainFormats];
  return [...localOnly, ...plain, ...options];
}

export function literalName(file: string): string {
  return `file:${path.resolve(file)}`;
}

function literalInput({ source, options = [] }: FfmpegInput): PlainInput {
  // A lavfi source is a filter graph, not a file.
  if (typeof source !== 'string' || options.includes('lavfi')) return { source, options };
  return { source: literalName(source), options: literalInputOptions(source, options) };
}

function literalOutput({ target, options }: FfmpegOutput): FfmpegOutput {
  if (target === '-') return { target, options };
  const plainImage = imageName.test(target) && !options.includes('-update') ? ['-update', '1'] : [];
  return { target: literalName(target), options: [...options, ...plainImage] };
}
