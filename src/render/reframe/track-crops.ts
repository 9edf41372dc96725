import { loadFaceFinder } from '../../faces/find-faces.ts';
import type { Edit, EditScene } from '../../plan/edit.ts';
import type { ClipSource } from '../clip-source.ts';
import { ownPlace } from '../layers/second-place.ts';
import { cropToShape, decodedSize, isSimilar, type Crop } from '../picture/fit-shape.ts';
import { sharesOf, shotsOf, type Shot } from '../shots.ts';
import { simplify, still, type CropTrack } from './crop-track.ts';
import { trackScene } from './track-scene.ts';
import { watchClip, type Watched, type WatchTools } from './watch-clip.ts';

/** The crop of each share of a scene, by scene number; of scenes that are not cropped automatically there is none. */
export type CropTracks = ReadonlyMap<number, readonly CropTrack[]>;

interface Tracking {
  readonly edit: Edit;
  readonly clip: (key: string) => ClipSource;
}

type Tools = Omit<WatchTools, 'findFaces'>;

/** Looks at every scene that is to be reframed automatically and works out the way of its crop. One after the other: a render is held to one core or two. */
export async function trackCrops({ edit, clip }: Tracking, tools: Tools): Promise<CropTracks> {
  const shots = shotsOf(edit).flatMap(({ scene, frames }) => (scene?.reframe === 'auto' ? [{ scene, frames }] : []));
  const tracks = new Map<number, readonly CropTrack[]>();
  if (shots.length === 0) return tracks;
  const findFaces = await loadFaceFinder();
  for (const shot of shots) {
    const shares = sharesOf(shot.scene, shot.frames, edit.fps).map((share) => ({
      ...share,
      source: clip(share.clip.key),
    }));
    tracks.set(shot.scene.number, await trackShares(shares, shot.scene, edit, { ...tools, findFaces }));
  }
  return tracks;
}

interface Share extends Pick<Shot, 'frames'> {
  readonly clip: EditScene['clips'][number];
  readonly source: ClipSource;
}

/** Pieces of a scene that go on from each other are one shot to the eye, and one way to the crop. */
async function trackShares(
  shares: readonly Share[],
  scene: EditScene,
  edit: Edit,
  tools: WatchTools,
): Promise<readonly CropTrack[]> {
  const { focus } = scene;
  const place = ownPlace(edit, scene);
  const crops = shares.map(({ source }) => cropToShape(source.video, place.width / place.height, focus));
  const [first] = crops;
  const [source] = shares;
  if (first === undefined || source === undefined) return [];
  if (isSimilar(source.source.video, place)) return crops.map(still);
  const watched: Watched[] = [];
  for (const share of shares) watched.push(await watchClip(share, edit.fps, tools));
  const whole = decodedSize(source.source.video);
  const axis = whole.width - first.width > whole.height - first.height ? 'x' : 'y';
  const cropPart = axis === 'x' ? first.width / whole.width : first.height / whole.height;
  const frames = shares.reduce((sum, share) => sum + share.frames, 0);
  const way = trackScene(joined(watched, shares), frames, edit.fps, { axis, cropPart, focus });
  let start = 0;
  return shares.map((share, index) => {
    const part = way.slice(start, (start += share.frames));
    const room = decodedSize(share.source.video);
    return trackOf(crops[index] ?? first, part, axis, axis === 'x' ? room.width : room.height);
  });
}

/** Frames counted through all shares. */
function joined(watched: readonly Watched[], shares: readonly Share[]): Watched {
  const starts = shares.map((_, index) => shares.slice(0, index).reduce((sum, { frames }) => sum + frames, 0));
  return {
    looks: watched.flatMap(({ looks }, index) =>
      looks.map((look) => ({ ...look, frame: look.frame + (starts[index] ?? 0) })),
    ),
    cuts: watched.flatMap(({ cuts }, index) => cuts.map((cut) => cut + (starts[index] ?? 0))),
  };
}

/** Nobody sees half a pixel, and fewer points are a shorter expression. */
const tolerance = 0.5;

function trackOf(crop: Crop, way: readonly number[], axis: 'x' | 'y', whole: number): CropTrack {
  const room = whole - (axis === 'x' ? crop.width : crop.height);
  const points = simplify(
    way.map((at) => at * room),
    tolerance,
  );
  const { width, height, x, y } = crop;
  const placed = points.map(({ frame, value }) => ({ frame, x, y, [axis]: Math.round(value * 100) / 100 }));
  return { width, height, points: isStill(placed) ? still({ ...crop, ...placed[0] }).points : placed };
}

function isStill(points: CropTrack['points']): boolean {
  return points.every(({ x, y }) => x === points[0]?.x && y === points[0]?.y);
}
