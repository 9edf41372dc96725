import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Media, Probe } from '../../media/media.ts';
import type { Rect } from '../layers/stage.ts';
import type { Place } from '../rendering.ts';
import type { Spot } from './rule.ts';

interface StillOptions {
  readonly media: Media;
  readonly signal: AbortSignal;
  readonly folder: string;
}

/** Of one check; who has seen three has seen what is wrong. */
const most = 3;
/** Wide enough for a phone, in pixels of its longer side; a record in the ledger should stay small. */
const longSide = 320;

/** The places of what was missed, the first ones with a small picture cut from the file. A file that gives none is no reason to have no report. */
export async function takeStills(
  file: string,
  video: Probe['video'],
  spots: readonly Spot[],
  { media, signal, folder }: StillOptions,
): Promise<Place[]> {
  const places = spots.map(({ start, end }) => ({ start, end }));
  const shown = spots.slice(0, most);
  if (video === undefined || shown.length === 0) return places;
  const files = shown.map((_, index) => path.join(folder, `still-${index}.jpg`));
  const last = Math.max(0, video.seconds - 1 / video.fps);
  const job = {
    inputs: shown.map(({ start, end }) => ({
      source: file,
      options: ['-threads', '1', '-ss', Math.min(last, (start + end) / 2).toFixed(3), '-an'],
    })),
    outputs: shown.map(({ marks = [] }, index) => ({
      target: files[index] ?? '',
      options: ['-map', `${index}:v:0`, '-frames:v', '1', '-vf', picture(video, marks), ...jpeg],
    })),
  };
  try {
    await media.run(job, { signal });
    const stills = await Promise.all(files.map((made) => readFile(made).catch(() => Buffer.alloc(0))));
    return places.map((place, index) => withStill(place, stills[index]));
  } catch {
    signal.throwIfAborted();
    return places;
  } finally {
    await Promise.all(files.map((made) => rm(made, { force: true })));
  }
}

const jpeg = [
  '-c:v',
  'mjpeg',
  '-q:v',
  '6',
  '-pix_fmt',
  'yuvj420p',
  '-fflags',
  '+bitexact',
  '-flags',
  '+bitexact',
  '-f',
  'image2',
];

/** The first mark is what is meant, the second what it should have kept to. */
function picture({ width, height }: { width: number; height: number }, marks: readonly Rect[]): string {
  const line = Math.max(2, Math.round(Math.max(width, height) / 120));
  const boxes = marks.map(({ x, y, width: across, height: down }, index) => {
    const [left, top, right, bottom] = [x, y, x + across, y + down].map(Math.round);
    const [boxWidth, boxHeight] = [(right ?? 0) - (left ?? 0), (bottom ?? 0) - (top ?? 0)];
    return `drawbox=x=${left}:y=${top}:w=${boxWidth}:h=${boxHeight}:color=${index === 0 ? 'red' : 'yellow'}:t=${line}`;
  });
  const size = width >= height ? `${Math.min(longSide, width)}:-2` : `-2:${Math.min(longSide, height)}`;
  return [...boxes, `scale=${size}:flags=area`].join();
}

function withStill(place: Place, still: Buffer | undefined): Place {
  if (still === undefined || still.length === 0) return place;
  return { ...place, still: `data:image/jpeg;base64,${still.toString('base64')}` };
}
