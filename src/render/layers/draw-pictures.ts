import path from 'node:path';
import type { Edit } from '../../plan/edit.ts';
import { drawPicture, type DrawnPicture } from './draw-picture.ts';
import { ownPlace } from './second-place.ts';

/** The still pictures of an edit, by the number of their scene. */
export async function drawPictures(edit: Edit, folder: string): Promise<ReadonlyMap<number, DrawnPicture>> {
  const ground = edit.look.colours.background;
  const drawn = edit.scenes.map(async (scene) => {
    const { picture, number } = scene;
    if (picture === undefined) return [];
    const target = path.join(folder, `picture-${number}.rgba`);
    return [
      [number, await drawPicture({ picture, place: ownPlace(edit, scene), fill: scene, ground, target })] as const,
    ];
  });
  return new Map((await Promise.all(drawn)).flat());
}
