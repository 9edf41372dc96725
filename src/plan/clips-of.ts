import type { Edit, EditClip } from './edit.ts';

/** Every clip that an edit shows, in order; a scene may have a second one beside its own. */
export function clipsOf({ scenes }: Pick<Edit, 'scenes'>): readonly EditClip[] {
  return scenes.flatMap(({ clips, inset, split }) => {
    const second = (inset ?? split)?.clip;
    return second === undefined ? clips : [...clips, second];
  });
}
