import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMedia } from '../../src/media/ffmpeg.ts';
import { findMediaTools } from '../../src/media/find-tools.ts';
import type { Media } from '../../src/media/media.ts';

/** FFMPEG_PATH chooses the version that a test run is about. */
export async function testMedia(): Promise<Media> {
  return createMedia(await findMediaTools({ env: process.env }));
}

export const never = new AbortController().signal;

export interface Folder extends AsyncDisposable {
  readonly file: (name: string) => string;
}

export async function temporaryFolder(): Promise<Folder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'reelmill-render-'));
  return {
    file: (name) => path.join(folder, name),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Generated footage: a lavfi picture and a lavfi sound, encoded fast unless `options` say otherwise. */
export interface Footage {
  readonly picture: string;
  readonly sound?: string;
  readonly seconds: number;
  readonly options?: readonly string[];
}

export async function makeFootage(media: Media, target: string, footage: Footage): Promise<string> {
  const { picture, sound, seconds, options = [] } = footage;
  const inputs = [picture, ...(sound === undefined ? [] : [sound])].map((source) => ({
    source,
    options: ['-f', 'lavfi', '-t', String(seconds)],
  }));
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  await media.run({ inputs, outputs: [{ target, options: [...codecs, ...options] }] }, { signal: never });
  return target;
}

/** Every frame of a file, scaled to `size`, as raw grey. */
export async function greyFrames(media: Media, file: string, folder: Folder, size: string): Promise<Buffer[]> {
  const target = folder.file(`${path.basename(file)}.gray`);
  const [width = 0, height = 0] = size.split('x').map(Number);
  const options = ['-vf', `scale=${width}:${height}:flags=area,format=gray`, '-f', 'rawvideo'];
  await media.run({ inputs: [{ source: file }], outputs: [{ target, options }] }, { signal: never });
  const bytes = await readFile(target);
  return Array.from({ length: bytes.length / (width * height) }, (_, index) =>
    bytes.subarray(index * width * height, (index + 1) * width * height),
  );
}

/** Writes the matrix of the track header (ISO 14496-12, 8.3.2), as phones do; ffmpeg 5 and 7 have no common option for it. */
export async function turnTrack(file: string, degrees: number): Promise<void> {
  const bytes = await readFile(file);
  const matrix = bytes.indexOf('tkhd') + 44;
  const [cos, sin] = [Math.round(Math.cos((degrees * Math.PI) / 180)), Math.round(Math.sin((degrees * Math.PI) / 180))];
  const one = 65_536;
  for (const [index, value] of [cos * one, sin * one, 0, -sin * one, cos * one].entries())
    bytes.writeInt32BE(value, matrix + index * 4);
  await writeFile(file, bytes);
}
