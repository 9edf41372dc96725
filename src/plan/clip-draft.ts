import { contentKey } from './content-key.ts';
import type { EditClip } from './edit.ts';
import type { ClipFallback, ClipKey, ClipRequest } from './plan.ts';
import type { ClipRewrite } from './rewriting.ts';

/** A clip as one scene of one deliverable asks for it, before it is found that others ask for the same. */
export interface ClipDraft {
  readonly key: ClipKey;
  readonly label: string;
  readonly request: ClipRequest;
  readonly takeOf?: ClipKey | undefined;
  readonly rewrite?: ClipRewrite | undefined;
  readonly estimateMicros: number;
  readonly priceAsOf: string | undefined;
  /** How much of it the scene shows. */
  readonly shownSeconds: number;
  readonly fitted: readonly string[];
  /** As others would make it, so many seconds long at least. */
  readonly fallbacks: (seconds: number) => readonly ClipFallback[];
}

/** What one scene needs: every take of every clip, and what the edit shows of them. */
export interface SceneClips {
  readonly drafts: readonly ClipDraft[];
  readonly shown: readonly EditClip[];
}

/** Footage is its file: nothing else that stands in the request changes a pixel. */
export function clipKey(request: ClipRequest): ClipKey {
  const { provider, model, footage } = request;
  return contentKey(footage === undefined ? request : { provider, model, footage });
}
