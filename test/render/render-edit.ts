import { deliverableJob } from '../../src/render/deliverable-job.ts';
import type { Drawn } from '../../src/render/layers/draw-layers.ts';
import { drawSeconds } from '../../src/render/layers/draw-seconds.ts';
import { readClips } from '../../src/render/read-clips.ts';
import { makeSound } from '../../src/render/sound/make-sound.ts';
import type { Platform } from '../../src/campaign/platform-schema.ts';
import type { Media } from '../../src/media/media.ts';
import type { Edit } from '../../src/plan/edit.ts';
import { testDeliverable } from './test-edit.ts';
import { never, type Folder } from './test-media.ts';

const nothingDrawn: Drawn = { layers: [], captions: undefined, endCard: undefined };

/** The finished file of an edit, without inspection: clips, joints, sound, and what was drawn for it. */
export async function renderEdit(
  media: Media,
  folder: Folder,
  {
    platform,
    edit,
    clips,
    drawn = nothingDrawn,
  }: { platform: Platform; edit: Edit; clips: Record<string, string>; drawn?: Drawn },
): Promise<string> {
  const own = new Set<string>();
  const task = { deliverable: testDeliverable(platform, edit), platform, clips: new Map(Object.entries(clips)), own };
  const clip = await readClips(task, { media, workFolder: '', signal: never });
  const sound = await makeSound({ edit, clip, folder: folder.file('') }, media, never);
  const target = folder.file('video.mp4');
  const seconds = await drawSeconds({ edit, clip, folder: folder.file('') });
  await media.run(deliverableJob({ edit, clip, ...drawn, seconds, sound: sound.file, target }), { signal: never });
  return target;
}
