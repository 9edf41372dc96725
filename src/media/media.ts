import type { Readable } from 'node:stream';

// ffmpeg and ffprobe as the rest of Reelmill sees them. Arguments are data built by pure functions; ffmpeg.ts runs them.

/** Where the two programs are and what they are. */
export interface MediaTools {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  /** Such as `7.0` or `5.1.9-0+deb12u1`. */
  readonly version: string;
  /** `configuration`, `environment`, `PATH` or the npm package's name. */
  readonly origin: string;
}

/** One ffmpeg process, as data. Each output's options come after all inputs and the filter graph. */
export interface FfmpegJob {
  readonly inputs: readonly FfmpegInput[];
  /** Text of -filter_complex. */
  readonly graph?: string;
  readonly outputs: readonly FfmpegOutput[];
  /** Options before the first input, such as -filter_threads. `-hide_banner -nostdin -stats -y` are always there. */
  readonly global?: readonly string[];
}
export interface FfmpegInput {
  /** A local file, its name taken literally; a filter graph with the options `-f lavfi`; or a readable stream of raw frames (at most one, destroyed at the end). */
  readonly source: string | Readable;
  readonly options?: readonly string[];
}
export interface FfmpegOutput {
  /** A local file, overwritten, its name taken literally (`%03d` too); `-` with options `-f null` throws the result away. */
  readonly target: string;
  readonly options: readonly string[];
}

export interface FfmpegRun {
  readonly signal: AbortSignal;
  /** Length of the output in seconds, to turn ffmpeg's clock into a fraction. */
  readonly seconds?: number;
  /** 0 to 1 */
  readonly onProgress?: (fraction: number) => void;
}

export interface Media {
  readonly tools: MediaTools;
  /** Resolves with the lines ffmpeg wrote to stderr (filters report there), without its status lines. Rejects with an error that shows its last lines, or with the signal's reason; ffmpeg has ended by then. */
  run(job: FfmpegJob, options: FfmpegRun): Promise<string>;
  /** Rejects with a UserError when the file is no media file. */
  probe(
    file: string,
    options?: {
      readonly signal?: AbortSignal;
      /** Also list packets of the first video stream (for GOP and edit-list checks). */ readonly packets?: boolean;
    },
  ): Promise<Probe>;
}

/** What ffprobe says, the part that Reelmill reads. */
export interface Probe {
  readonly format: { readonly name: string; readonly seconds: number; readonly bytes: number; readonly kbps: number };
  readonly video: VideoStream | undefined;
  readonly audio: AudioStream | undefined;
  /** Seconds at which key frames begin; only with `packets`. */
  readonly keyFrames: readonly number[];
}
export interface VideoStream {
  readonly codec: string;
  readonly profile: string;
  /** 42 is level 4.2 */
  readonly level: number;
  readonly width: number;
  readonly height: number;
  readonly pixelFormat: string;
  readonly sampleAspect: string;
  readonly fps: number;
  /** Mean and base rate agree. */
  readonly constantRate: boolean;
  readonly frames: number;
  readonly seconds: number;
  readonly start: number;
  readonly kbps: number;
  readonly rotation: number;
  readonly fieldOrder: string;
  readonly colour: {
    readonly space: string;
    readonly transfer: string;
    readonly primaries: string;
    readonly range: string;
  };
  readonly hasBFrames: number;
}
export interface AudioStream {
  readonly codec: string;
  readonly profile: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly seconds: number;
  readonly start: number;
  readonly kbps: number;
}
