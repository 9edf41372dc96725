import type { Platform } from '../campaign/platform-schema.ts';
import type { DeliverableRecord, StoredFile } from '../ledger/ledger.ts';
import type { CaptionCue, Edit } from '../plan/edit.ts';
import type { DeliverableTask } from '../plan/plan.ts';
import type { Inspection } from '../render/rendering.ts';
import type { ManifestClip } from './manifest-clip.ts';
import { type ManifestSound, manifestSound } from './manifest-sound.ts';
import { readInspection } from './read-inspection.ts';

/** One finished file with all that belongs to it. */
export interface ManifestDeliverable {
  readonly id: string;
  readonly key: string;
  readonly video: string;
  readonly platform: string;
  readonly locale: string;
  readonly direction: Edit['direction'];
  readonly variant: string | null;
  /** `missing`: not made yet, or made of an older version of the campaign. */
  readonly state: 'ready' | 'failed' | 'missing';
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly seconds: number;
  /** Video, cover, captions: paths relative to this manifest. */
  readonly files: readonly StoredFile[];
  readonly inspection: Inspection | null;
  readonly scenes: readonly ManifestScene[];
  readonly endCard: { readonly cta: string; readonly tagline: string | null } | null;
  readonly captions: readonly CaptionCue[];
  readonly sound: ManifestSound | null;
  readonly post: {
    readonly title: string | null;
    readonly caption: string | null;
    readonly hashtags: readonly string[];
    readonly schedule: string | null;
  };
  readonly provenance: {
    /** Whether any of its footage or voices was made by a model. */
    readonly ai: boolean;
    /** The field of the service's API that says so; null where there is none. */
    readonly disclosureField: string | null;
  };
}

export interface ManifestScene {
  readonly number: number;
  readonly start: number;
  readonly seconds: number;
  readonly text: string | null;
  /** Keys of the clips it shows, in order. */
  readonly clips: readonly string[];
}

interface Surroundings {
  readonly platform: Platform | undefined;
  readonly clips: ReadonlyMap<string, ManifestClip>;
}

export function manifestDeliverable(
  task: DeliverableTask,
  record: DeliverableRecord | undefined,
  { platform, clips }: Surroundings,
): ManifestDeliverable {
  const { edit, post } = task;
  const current = record?.key === task.key ? record : undefined;
  const state = stateOf(current);
  const sound = manifestSound(task.credits);
  return {
    id: task.id,
    key: task.key,
    video: task.video,
    platform: task.platform,
    locale: task.locale,
    direction: edit.direction,
    variant: task.variant === '' ? null : task.variant,
    state,
    width: edit.width,
    height: edit.height,
    fps: edit.fps,
    seconds: edit.seconds,
    files: state === 'ready' ? sorted(current?.files ?? []) : [],
    inspection: readInspection(current?.inspection),
    scenes: edit.scenes.map(sceneOf),
    endCard: edit.endCard === undefined ? null : { cta: edit.endCard.cta, tagline: edit.endCard.tagline ?? null },
    captions: edit.captions,
    sound,
    post: {
      title: post.title ?? null,
      caption: post.caption ?? null,
      hashtags: post.hashtags,
      schedule: post.schedule ?? null,
    },
    provenance: {
      ai:
        task.clips.some((key) => clips.get(key)?.provenance === 'ai') ||
        (sound?.voices ?? []).some(({ spokenBy }) => spokenBy !== null),
      disclosureField: platform?.disclosure.field ?? null,
    },
  };
}

function stateOf(record: DeliverableRecord | undefined): ManifestDeliverable['state'] {
  return record?.state === 'ready' || record?.state === 'failed' ? record.state : 'missing';
}

/** In the order of the alphabet: the order in which files were finished is chance. */
function sorted(files: readonly StoredFile[]): readonly StoredFile[] {
  return files
    .map(({ path, sha256, bytes }) => ({ path, sha256, bytes }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function sceneOf({ number, start, seconds, text, clips }: Edit['scenes'][number]): ManifestScene {
  return { number, start, seconds, text: text ?? null, clips: clips.map(({ key }) => key) };
}
