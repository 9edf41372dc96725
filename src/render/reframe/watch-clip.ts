import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FindFaces, Picture } from '../../faces/find-faces.ts';
import type { Face } from '../../faces/read-boxes.ts';
import type { Media } from '../../media/media.ts';
import type { EditClip } from '../../plan/edit.ts';
import { atSpeed, pictureInput, type ClipSource } from '../clip-source.ts';
import { clipFrames } from '../picture/clip-graph.ts';
import { toSdr } from '../picture/colour.ts';
import { displayAspect, even, type Size } from '../picture/fit-shape.ts';
import { readCuts, sampleJob } from './sample-job.ts';

export interface WatchTools {
  readonly media: Media;
  readonly signal: AbortSignal;
  readonly workFolder: string;
  readonly findFaces: FindFaces;
}

export interface Watched {
  readonly looks: readonly { readonly frame: number; readonly picture: Picture; readonly faces: readonly Face[] }[];
  /** Frames at which a new shot begins. */
  readonly cuts: readonly number[];
}

interface Share {
  readonly clip: EditClip;
  readonly source: ClipSource;
  readonly frames: number;
}

/** Enough for faces of a twelfth of the picture. */
const longSide = 320;
const looksASecond = 2;

/** Small pictures of what is shown of a clip, twice a second, with the faces in them, and where it cuts. */
export async function watchClip({ clip, source, frames }: Share, fps: number, tools: WatchTools): Promise<Watched> {
  const { media, signal, workFolder, findFaces } = tools;
  const every = Math.max(1, Math.round(fps / looksASecond));
  const size = smallSize(displayAspect(source.video));
  const target = path.join(workFolder, 'looks.rgb');
  const job = sampleJob({
    input: pictureInput(source, clip, frames / fps),
    timed: clipFrames(source.video, frames, fps, atSpeed(clip)),
    toSdr: toSdr(source.video),
    size,
    every,
    target,
  });
  const log = await media.run(job, { signal });
  const pictures = cutUp(await readFile(target), size);
  await rm(target);
  const looks = pictures.map((picture, index) => ({ frame: index * every, picture, faces: findFaces(picture) }));
  return { looks, cuts: readCuts(log, fps) };
}

function smallSize(aspect: number): Size {
  return aspect > 1
    ? { width: longSide, height: even(longSide / aspect) }
    : { width: even(longSide * aspect), height: longSide };
}

function cutUp(bytes: Uint8Array, { width, height }: Size): readonly Picture[] {
  const length = width * height * 3;
  return Array.from({ length: Math.floor(bytes.length / length) }, (_, index) => ({
    width,
    height,
    rgb: bytes.subarray(index * length, (index + 1) * length),
  }));
}
