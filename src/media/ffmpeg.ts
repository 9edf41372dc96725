import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { FfmpegCommand } from 'fluent-ffmpeg';
import { ffmpegError } from './ffmpeg-error.ts';
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
  const command = await buildCommand(ffmpeg, literalJob(job));
  return execute(command, options).finally(() => {
    for (const { source } of job.inputs) if (typeof source !== 'string') source.destroy();
  });
}

async function buildCommand(ffmpeg: string, { inputs, graph, outputs }: LiteralJob): Promise<FfmpegCommand> {
  const { default: fluent } = await import('fluent-ffmpeg');
  // The lines are kept by `execute`.
  const command = pinToProgram(fluent({ stdoutLines: 1 }), ffmpeg);
  for (const { source, options } of inputs) {
    command.input(source).inputOptions(...options);
  }
  if (graph !== undefined) command.complexFilter(graph);
  for (const { target, options } of outputs) command.output(target).outputOptions(...options);
  return command;
}

// fluent-ffmpeg keeps one path and one list of formats and encoders for the whole process, and reads those lists with
// patterns that newer versions of ffmpeg no longer match (`D d lavfi`). `missingFeatures` asks what matters instead.
function pinToProgram(command: FfmpegCommand, ffmpeg: string): FfmpegCommand {
  return Object.assign(command, {
    _getFfmpegPath: (found: (error: null, file: string) => void) => found(null, ffmpeg),
    _checkCapabilities: (checked: () => void) => checked(),
    availableEncoders: (listed: (error: null, encoders: object) => void) => listed(null, {}),
  });
}

// Its `progress` event is left alone: listening for it starts an ffprobe of the first input.
async function execute(command: FfmpegCommand, { signal, seconds, onProgress }: FfmpegRun): Promise<string> {
  const lines: string[] = [];
  const process: { child?: ChildProcess | undefined; command: string } = { command: '' };
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // At once and for good: what a cancelled job wrote is thrown away.
  const kill = (): boolean => process.child?.kill('SIGKILL') ?? false;
  command.on('start', (line: string) => {
    process.command = line;
    if ('ffmpegProc' in command && command.ffmpegProc instanceof ChildProcess) process.child = command.ffmpegProc;
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
  } catch (error) {
    await settled(process.child);
    signal.throwIfAborted();
    throw failure(error, process, lines);
  } finally {
    signal.removeEventListener('abort', kill);
  }
  signal.throwIfAborted();
  return lines.join('\n');
}

function keep(lines: string[], line: string): void {
  lines.push(line);
  if (lines.length > 2 * keptLines) lines.splice(0, keptLines);
}

// An input stream that fails is reported while ffmpeg still waits for its bytes, and would wait for ever.
async function settled(child: ChildProcess | undefined): Promise<void> {
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

function failure(
  error: unknown,
  { child, command }: { readonly child?: ChildProcess | undefined; readonly command: string },
  stderr: readonly string[],
): unknown {
  if (error instanceof Error && 'inputStreamError' in error) return error.inputStreamError;
  const { exitCode = null, signalCode: signal = null } = child ?? {};
  return ffmpegError({ exitCode, signal, stderr, command, cause: error });
}
