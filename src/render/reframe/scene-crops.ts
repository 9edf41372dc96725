import type { Edit, EditScene } from '../../plan/edit.ts';
import type { ClipSource } from '../clip-source.ts';
import { ownPlace } from '../layers/second-place.ts';
import { cropToShape, decodedSize, isSimilar } from '../picture/fit-shape.ts';
import type { SceneCrop } from '../rendering.ts';
import { still, type CropTrack } from './crop-track.ts';
import type { CropTracks } from './track-crops.ts';

/** What each scene shows of its picture, for people: where the crop is and how it moves. Of a chained scene, its first clip. */
export function sceneCrops(edit: Edit, clip: (key: string) => ClipSource, tracks: CropTracks): readonly SceneCrop[] {
  return edit.scenes.flatMap((scene) => {
    const [first] = scene.clips;
    if (first === undefined) return [];
    const picture = decodedSize(clip(first.key).video);
    const { points, ...crop } = tracks.get(scene.number)?.[0] ?? fixedCrop(edit, scene, clip(first.key));
    const placed = points.map(({ frame, x, y }) => ({ seconds: Math.round((frame / edit.fps) * 1000) / 1000, x, y }));
    return [{ scene: scene.number, style: scene.reframe, picture, crop, points: placed }];
  });
}

function fixedCrop(edit: Edit, scene: EditScene, { video }: ClipSource): CropTrack {
  const { reframe, focus } = scene;
  const place = ownPlace(edit, scene);
  const cropped = reframe === 'crop' || reframe === 'auto' || isSimilar(video, place);
  return still(cropped ? cropToShape(video, place.width / place.height, focus) : { ...decodedSize(video), x: 0, y: 0 });
}
