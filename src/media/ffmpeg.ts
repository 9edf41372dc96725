import type { ChildProcess } from 'node:child_process';
import type { FfmpegCommand } from 'fluent-ffmpeg';
import { endProcess } from './end-process.ts';
import { ffmpegError, tellOfFullDisk } from './ffmpeg-error.ts';
import { literalJob, type LiteralJob } from './literal-job.ts';
import type { FfmpegJob, FfmpegRun, Media, MediaTools } from './media.ts';
import { probe } from './probe.ts';
import { statusSeconds } from './status-line.ts';

// ebur128 reports ten lines a second: this holds half an hour of them, and bounds what a damaged file can print.
const keptLines = 20_000;

/** Runs the two programs. fluent-ffmpeg is loaded by the first `run`. */
export function createMedia(tools: MediaTools): Media {
  return {
    tools,
    run: (job, options) => run(tools.ffmpeg, job, options),
    probe: (file, options) => probe(tools.ffprobe, file, options),
  };
}

async function run(ffmpeg: string, job: FfmpegJob, options: FfmpegRun): Promise<string> {
  options.signal.throwIfAborted();
  const streams = job.inputs.map(({ source }) => source).filter((source) => typeof source !== 'string');
  // From the first moment, since fluent-ffmpeg listens only once ffmpeg runs.
  const broken = new AbortController();
  for (const stream of streams) stream.once('error', (error) => broken.abort(error));
  try {
    const signal = AbortSignal.any([options.signal, broken.signal]);
    return await execute(await buildCommand(ffmpeg, literalJob(job)), { ...options, signal });
  } finally {
    for (const stream of streams) stream.destroy();
  }
}

async function buildCommand(ffmpeg: string, { inputs, graph, outputs }: LiteralJob): Promise<FfmpegCommand> {
  const { default: fluent } = await import('fluent-ffmpeg');
  // The lines are kept by `execute`.
  const command = tame(fluent({ stdoutLines: 1 }), ffmpeg);
  for (const { source, options } of inputs) {
    command.input(source).inputOptions(...options);
  }
  if (graph !== undefined) command.complexFilter(graph);
  for (const { target, options } of outputs) command.output(target).outputOptions(...options);
  return command;
}

interface Lines {
  get(): string;
}
type Ended = (error: unknown, stdout?: Lines, stderr?: Lines) => void;

declare module 'fluent-ffmpeg' {
  interface FfmpegCommand {
    ffmpegProc?: ChildProcess;
    _spawnFfmpeg: (args: readonly string[], options: object, started: unknown, ended: Ended) => void;
  }
}

// fluent-ffmpeg keeps one path and one list of formats and encoders for the whole process, and reads those lists with
// patterns that newer versions of ffmpeg no longer match (`D d lavfi`): `missingFeatures` asks what matters instead.
// A program that cannot be started would crash this process, as it reads lines that were never written.
function tame(command: FfmpegCommand, ffmpeg: string): FfmpegCommand {
  const { _spawnFfmpeg: spawn } = command;
  const noLines: Lines = { get: () => '' };
  return Object.assign(command, {
    _getFfmpegPath: (found: (error: null, file: string) => void) => found(null, ffmpeg),
    _checkCapabilities: (checked: () => void) => checked(),
    availableEncoders: (listed: (error: null, encoders: object) => void) => listed(null, {}),
    _spawnFfmpeg: (args: readonly string[], options: object, started: unknown, ended: Ended) => {
      try {
        spawn.call(command, args, options, started, (error, stdout = noLines, stderr = noLines) =>
          ended(error, stdout, stderr),
        );
      } catch (error) {
        ended(error, noLines, noLines);
      }
    },
  });
}

// Its `progress` event is left alone: listening for it starts an ffprobe of the first input.
async function execute(command: FfmpegCommand, { signal, seconds, onProgress }: FfmpegRun): Promise<string> {
  const lines: string[] = [];
  let child: ChildProcess | undefined;
  let commandLine = '';
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // At once and for good: what a cancelled job wrote is thrown away.
  const kill = (): boolean => child?.kill('SIGKILL') ?? false;
  command.on('start', (line: string) => {
    commandLine = line;
    child = command.ffmpegProc;
    if (signal.aborted) kill();
  });
  command.on('stderr', (line: string) => {
    const clock = statusSeconds(line);
    if (clock === undefined) keep(lines, line);
    else if (seconds !== undefined && clock >= 0) onProgress?.(Math.min(1, clock / seconds));
  });
  command.on('end', () => resolve());
  command.on('error', reject);
  signal.addEventListener('abort', kill, { once: true });
  try {
    command.run();
    await promise;
    // ffmpeg 5.1 ends well when one of several outputs did not fit.
    if (tellOfFullDisk(lines)) throw new Error('an output is incomplete');
  } catch (cause) {
    // An input stream that fails is reported while ffmpeg still waits for its bytes.
    await endProcess(child);
    signal.throwIfAborted();
    const { exitCode = null, signalCode = null } = child ?? {};
    throw ffmpegError({ exitCode, signal: signalCode, stderr: lines, command: commandLine, cause });
  } finally {
    signal.removeEventListener('abort', kill);
  }
  signal.throwIfAborted();
  // Short jobs end before ffmpeg has looked at its clock.
  onProgress?.(1);
  return lines.join('\n').trimEnd();
}

function keep(lines: string[], line: string): void {
  lines.push(line);
  if (lines.length > 2 * keptLines) lines.splice(0, keptLines);
}
