import { UserError } from '../errors.ts';

const shownLines = 20;

export interface FfmpegFailure {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: readonly string[];
  /** What was run, with its arguments. */
  readonly command: string;
  readonly cause: unknown;
}

/** ffmpeg did not do what it was asked. The message ends with its last lines; `command` is what was run. */
export class FfmpegError extends Error {
  override readonly name = 'FfmpegError';
  readonly command: string;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;

  constructor(failure: FfmpegFailure) {
    super([reason(failure), ...failure.stderr.slice(-shownLines)].join('\n'), { cause: failure.cause });
    this.command = failure.command;
    this.exitCode = failure.exitCode;
    this.signal = failure.signal;
  }
}

/** A failure as the error that tells the reader most: a full disk is theirs to mend. */
export function ffmpegError(failure: FfmpegFailure): Error {
  if (tellOfFullDisk(failure.stderr)) {
    return new UserError('The disk is full: ffmpeg could not write its output.', {
      hint: 'Make room and run the same command again; what is finished is kept.',
      cause: new FfmpegError(failure),
    });
  }
  return new FfmpegError(failure);
}

export function tellOfFullDisk(lines: readonly string[]): boolean {
  return lines.some((line) => line.includes('No space left on device'));
}

function reason({ exitCode, signal, cause }: FfmpegFailure): string {
  if (signal === 'SIGKILL') return 'ffmpeg was killed (SIGKILL): out of memory?';
  if (signal !== null) return `ffmpeg was killed (${signal}).`;
  // Negative: it could not be started.
  if (exitCode !== null && exitCode > 0) return `ffmpeg failed with exit code ${exitCode}:`;
  return `ffmpeg failed: ${cause instanceof Error ? cause.message : String(cause)}`;
}
