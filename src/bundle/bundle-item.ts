import type { Platform } from '../campaign/platform-schema.ts';
import type { Post } from '../publish/post.ts';

/** A finished video with the words for it, as it is handed over. */
export interface BundleItem {
  readonly post: Post;
  readonly platform: Platform;
  /** Whether the caption says that a model made footage. */
  readonly isDisclosed: boolean;
  /** `aurora-one-tiktok.zip` */
  readonly archive: string;
  /** Its folder in the archive: `teaser-ja`. */
  readonly folder: string;
  /** Its files in that folder. */
  readonly names: {
    readonly video: string;
    readonly cover: string | undefined;
    readonly srt: string | undefined;
    readonly vtt: string | undefined;
  };
}
