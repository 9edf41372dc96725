import { basename } from 'node:path';
import type { SoundCredits } from '../plan/plan.ts';

/** Whose work is heard in a deliverable. */
export interface ManifestSound {
  /** `licence`: what allows its use, in the words of the campaign; null when it gives none. */
  readonly music: { readonly name: string; readonly sha256: string; readonly licence: string | null } | null;
  /** `spokenBy`: the model whose voice it is; null for a recording. */
  readonly voices: readonly {
    readonly scene: number;
    readonly name: string;
    readonly sha256: string;
    readonly spokenBy: { readonly model: string; readonly voice: string } | null;
  }[];
}

/** Null for a video with neither music nor voices. */
export function manifestSound(credits: SoundCredits | undefined): ManifestSound | null {
  if (credits === undefined) return null;
  const { music, voices } = credits;
  return {
    music:
      music === undefined
        ? null
        : { name: basename(music.file.path), sha256: music.file.sha256, licence: music.licence ?? null },
    voices: voices.map(({ scene, file, spokenBy }) => ({
      scene,
      name: basename(file.path),
      sha256: file.sha256,
      spokenBy: spokenBy ?? null,
    })),
  };
}
