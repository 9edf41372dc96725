import type { FfmpegJob, FfmpegOutput } from '../../media/media.ts';
import { measure } from '../sound/mix-job.ts';

/** Something else to make from the frames and the sound that an inspection decodes anyway. */
export interface Alongside {
  /** Filters after the frames in full size, or after a copy whose short side is `smallSide`. */
  readonly from: 'full' | 'small';
  readonly filters: string;
  readonly withSound: boolean;
  readonly output: FfmpegOutput;
}

/** Short side of the copy that detectors look at: black and frozen need no detail, and full size would cost a decode more. */
const smallSide = 360;

/** Truly black: night scenes are dark, a missing picture is 16. */
const blackness = 'blackdetect=d=1:pic_th=0.98:pix_th=0.03';
/** Looser than the eye: a key frame of a still picture differs a little from the frame before it. */
const frozen = 'freezedetect=n=-50dB:d=2';
const silence = 'silencedetect=n=-70dB:d=2';

interface Watched {
  readonly landscape: boolean;
  readonly sound: boolean;
  /** Where the sound goes as 16-bit samples, for what no filter finds. */
  readonly samples: string;
}

/** Decodes a file once, from end to end, for all detectors and for what is made alongside. */
export function watchJob(file: string, has: Watched, alongside: readonly Alongside[]): FfmpegJob {
  const full = alongside
    .map(({ from }, index) => ({ from, label: `full${index}` }))
    .filter(({ from }) => from === 'full');
  const small = alongside
    .map(({ from }, index) => ({ from, label: `small${index}` }))
    .filter(({ from }) => from === 'small');
  const heard = alongside
    .map(({ withSound }, index) => ({ withSound, label: `sound${index}` }))
    .filter(({ withSound }) => withSound && has.sound);
  const size = has.landscape ? `-2:${smallSide}` : `${smallSide}:-2`;
  const chains = [
    `[0:v:0]${split('split', ['shrink', ...full.map(({ label }) => label)])}`,
    `[shrink]scale=${size}:flags=fast_bilinear,${split('split', ['look', ...small.map(({ label }) => label)])}`,
    `[look]${blackness},${frozen}[looked]`,
    ...(has.sound
      ? [
          `[0:a:0]${split('asplit', ['listen', 'samples', ...heard.map(({ label }) => label)])}`,
          `[listen]${measure},${silence}[listened]`,
        ]
      : []),
    ...alongside.map(({ from, filters }, index) => `[${from}${index}]${filters}[made${index}]`),
  ];
  const made = alongside.map(({ output, withSound }, index) => ({
    target: output.target,
    options: [
      '-map',
      `[made${index}]`,
      ...(withSound && has.sound ? ['-map', `[sound${index}]`] : []),
      ...output.options,
    ],
  }));
  return {
    inputs: [{ source: file, options: ['-threads', '1'] }],
    graph: chains.join(';'),
    outputs: [nowhere('looked'), ...(has.sound ? [nowhere('listened'), samplesTo(has.samples)] : []), ...made],
  };
}

function split(filter: 'split' | 'asplit', labels: readonly string[]): string {
  return `${filter}=${labels.length}${labels.map((label) => `[${label}]`).join('')}`;
}

function samplesTo(target: string): FfmpegOutput {
  return { target, options: ['-map', '[samples]', '-c:a', 'pcm_s16le', '-f', 's16le'] };
}

function nowhere(label: string): FfmpegOutput {
  return { target: '-', options: ['-map', `[${label}]`, '-f', 'null'] };
}
