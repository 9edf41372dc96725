import type { Post } from '../../../../src/publish/post.ts';
import type { Publisher, UploadState } from '../../../../src/publish/publisher.ts';
import { patient } from './meta-tools.ts';

export interface Uploaded {
  /** What was saved, in its order. */
  readonly saved: readonly UploadState[];
  readonly progress: readonly number[];
  /** What it came to, or failed with. */
  readonly state: UploadState | undefined;
  readonly error: unknown;
}

/** Uploads as the core does: what was saved is all that the next attempt gets. */
export async function upload(
  publisher: Publisher,
  post: Post,
  { from, onSave = () => undefined }: { readonly from?: UploadState | undefined; readonly onSave?: () => void } = {},
): Promise<Uploaded> {
  const saved: UploadState[] = [];
  const progress: number[] = [];
  const save = async (state: UploadState): Promise<void> => {
    saved.push(structuredClone(state));
    onSave();
  };
  const onProgress = (bytes: number): void => void progress.push(bytes);
  try {
    const state = await publisher.upload(post, from, { signal: patient, save, onProgress });
    return { saved, progress, state, error: undefined };
  } catch (error) {
    return { saved, progress, state: undefined, error };
  }
}

/** Uploads what is expected to go well. */
export async function uploaded(publisher: Publisher, post: Post, from?: UploadState): Promise<UploadState> {
  const { state, error } = await upload(publisher, post, { from });
  if (state === undefined) throw error;
  return state;
}
