import type { CropPoint, CropTrack } from '../reframe/crop-track.ts';
import type { Size } from './fit-shape.ts';

/** A moving crop is cut a little too large, scaled, and cut to the pixel at its final size: a step of the source would be seen as a jerk when it is enlarged. */
const margin = 16;

export interface CropFilters {
  /** Before scaling. */
  readonly coarse: readonly string[];
  /** What the frame is scaled from and to. */
  readonly from: Size;
  readonly to: Size;
  /** After scaling. */
  readonly fine: readonly string[];
}

/** Filters that cut `track` out of frames of the size `whole` and bring it to `frame`, around a scaling in between. */
export function cropFilters(track: CropTrack, whole: Size, frame: Size): CropFilters {
  const [first] = track.points;
  const moving = track.points.length > 1 ? movingAxis(track.points) : undefined;
  if (moving === undefined) return stillCrop(track, first, whole, frame);
  const length = moving === 'x' ? 'width' : 'height';
  const extra = Math.min(margin, Math.floor((whole[length] - track[length]) / 2) * 2);
  const from = { width: track.width, height: track.height, [length]: track[length] + extra };
  const scaled = Math.round((frame[length] * (track[length] + extra)) / track[length] / 2) * 2;
  const to = { ...frame, [length]: scaled };
  const last = whole[length] - from[length] - ((whole[length] - from[length]) % 2);
  const coarse = `min(${last},2*floor(ld(0)/2))`;
  const fine = `min(${scaled - frame[length]},round((ld(0)-${coarse})*${(scaled / from[length]).toFixed(6)}))`;
  const stored = `st(0,${way(track.points, moving)})`;
  return {
    coarse: [cropTo(from, moving, `${stored};${coarse}`, first)],
    from,
    to,
    fine: [cropTo(frame, moving, `${stored};${fine}`, { x: 0, y: 0 })],
  };
}

function stillCrop(
  { width, height }: CropTrack,
  { x, y }: Pick<CropPoint, 'x' | 'y'> = { x: 0, y: 0 },
  whole: Size,
  frame: Size,
): CropFilters {
  const all = width === whole.width && height === whole.height;
  const coarse = all ? [] : [`crop=${width}:${height}:${x}:${y}:exact=1`];
  return { coarse, from: { width, height }, to: frame, fine: [] };
}

function movingAxis(points: readonly CropPoint[]): 'x' | 'y' {
  return points.some(({ x }) => x !== points[0]?.x) ? 'x' : 'y';
}

function cropTo(
  { width, height }: Size,
  moving: 'x' | 'y',
  place: string,
  { x, y }: Pick<CropPoint, 'x' | 'y'> = { x: 0, y: 0 },
): string {
  const at = { x: String(x), y: String(y), [moving]: `'${place}'` };
  return `crop=${width}:${height}:${at.x}:${at.y}:exact=1`;
}

/** The place at frame `n` as a sum of ramps, one for each stretch: ffmpeg cannot nest more than a hundred conditions. */
function way(points: readonly CropPoint[], axis: 'x' | 'y'): string {
  const ramps = points.slice(1).flatMap((point, index) => {
    const before = points[index] ?? point;
    const change = point[axis] - before[axis];
    if (change === 0) return [];
    const signed = `${change < 0 ? '-' : '+'}${Math.abs(change).toFixed(2)}`;
    return [`${signed}*clip((n-${before.frame})/${point.frame - before.frame},0,1)`];
  });
  return `${points[0]?.[axis] ?? 0}${ramps.join('')}`;
}
