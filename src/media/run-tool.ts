import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

// ffprobe's list of packets of ten minutes of video is about 5 MB.
const maxBuffer = 256 * 1024 * 1024;

/** Runs a program to its end and returns what it printed. For short questions; ffmpeg.ts runs the long jobs. */
export async function runTool(file: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
  const { stdout } = await execute(file, args, { maxBuffer, windowsHide: true, killSignal: 'SIGKILL', signal });
  return stdout;
}
