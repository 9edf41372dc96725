import { UserError } from '../errors.ts';
import { literalInputOptions, literalName } from './literal-job.ts';
import type { Probe } from './media.ts';
import { readProbe, type ProbeOutput } from './read-probe.ts';
import { runTool } from './run-tool.ts';

export interface ProbeOptions {
  readonly signal?: AbortSignal;
  readonly packets?: boolean;
}

export async function probe(ffprobe: string, file: string, { signal, packets }: ProbeOptions = {}): Promise<Probe> {
  const wanted = packets ? ['-show_entries', 'packet=stream_index,pts_time,flags'] : [];
  const show = ['-show_format', '-show_streams', ...wanted, '-of', 'json'];
  const args = ['-v', 'error', ...literalInputOptions(file), ...show, '-i', literalName(file)];
  try {
    const output: ProbeOutput = JSON.parse(await runTool(ffprobe, args, signal));
    return readProbe(output);
  } catch (error) {
    signal?.throwIfAborted();
    throw notMedia(file, error);
  }
}

function notMedia(file: string, cause: unknown): UserError {
  const stderr = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : '';
  const said = stderr
    .trim()
    .split('\n')
    .at(-1)
    ?.replace(`${literalName(file)}: `, '');
  return new UserError(`${file} cannot be read as video, audio or picture${said ? `: ${said}` : '.'}`, {
    hint: 'Check that the file is complete and is what its name says.',
    cause,
  });
}
