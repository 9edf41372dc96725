import process from 'node:process';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

// ffprobe's list of packets of ten minutes of video is about 5 MB.
const maxBuffer = 256 * 1024 * 1024;

// The packaged ffprobe is a static binary of an older C library, and crashes over the character sets of a newer system when
// a transport stream names its channel. Finding none, it takes such names as they are.
const noCharacterSets = { GCONV_PATH: '' };

/** Runs a program to its end and returns what it printed. For short questions; ffmpeg.ts runs the long jobs. */
export async function runTool(file: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
  const env = { ...process.env, ...noCharacterSets };
  const { stdout } = await execute(file, args, { maxBuffer, windowsHide: true, killSignal: 'SIGKILL', signal, env });
  return stdout;
}
