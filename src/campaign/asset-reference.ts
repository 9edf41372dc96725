import type { Asset } from './campaign.ts';
import type { Path } from './read-tree.ts';

/** A file that a campaign or brand points at, and where it does. */
export interface AssetReference {
  /** Absolute. */
  readonly path: string;
  /** As written. */
  readonly written: string;
  readonly kind: Asset['kind'];
  /** Where in the YAML file. */
  readonly at: Path;
  /** Seconds of footage that must be there. */
  readonly until?: number;
}

export type CaptionReference = Pick<AssetReference, 'path' | 'written' | 'at'>;
