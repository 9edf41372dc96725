import { writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface State {
  /** A picture in the folder of the list. */
  readonly file: string;
  readonly frames: number;
}

/** Writes pictures that follow each other as a list for ffmpeg's concat demuxer. */
export async function writeStateList(states: readonly State[], fps: number, target: string): Promise<string> {
  const entries = states.flatMap(({ file, frames }) => [
    `file '${path.basename(file)}'`,
    `option framerate ${fps}`,
    `duration ${(frames / fps).toFixed(6)}`,
  ]);
  await writeFile(target, ['ffconcat version 1.0', ...entries, ''].join('\n'));
  return target;
}
