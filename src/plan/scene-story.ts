import type { Scene } from '../campaign/campaign.ts';
import type { EditClip, EditScene } from './edit.ts';
import type { PlanInput } from './plan-input.ts';
import { assetRef } from './scene-task.ts';

type Story = Pick<EditScene, 'picture' | 'animation' | 'lowerThird' | 'price' | 'inset' | 'split'>;

/** What a scene shows and says beyond its clips and its text; only what there is, so that other edits stay as they are. */
export function sceneStory(
  { assets, brand }: PlanInput,
  scene: Scene,
  second: EditClip | undefined,
  locale: string,
): Story {
  const { inset, split } = scene;
  const file = assetRef(assets, scene.picture);
  const animation = scene.animation ?? brand.animation ?? 'rise';
  const title = scene.lowerThird?.title[locale];
  const price = scene.price?.[locale];
  return {
    ...(file === undefined ? {} : { picture: { file, motion: scene.motion ?? 'in' } }),
    ...(animation === 'rise' || scene.text[locale] === undefined ? {} : { animation }),
    ...(title === undefined ? {} : { lowerThird: { title, subtitle: scene.lowerThird?.subtitle[locale] } }),
    ...(price === undefined ? {} : { price }),
    ...(inset === undefined
      ? {}
      : { inset: { clip: second, picture: assetRef(assets, inset.picture), corner: inset.corner, size: inset.size } }),
    ...(split === undefined
      ? {}
      : { split: { clip: second, picture: assetRef(assets, split.picture), share: split.share } }),
  };
}
