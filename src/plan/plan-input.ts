import type { CaptionCue } from '../campaign/caption-cue.ts';
import type { Asset, Brand, Campaign } from '../campaign/campaign.ts';
import type { Catalogue } from '../campaign/model-schema.ts';
import type { Platform } from '../campaign/platform-schema.ts';
import type { ClipKey } from './plan.ts';
import type { Rewriting } from './rewriting.ts';
import type { Speaking } from './speech.ts';
import type { Transcripts } from './transcripts.ts';

/** All that a plan is made of, read and checked beforehand: planning itself reads nothing. */
export interface PlanInput {
  readonly campaign: Campaign;
  readonly brand: Brand;
  /** By id. */
  readonly platforms: ReadonlyMap<string, Platform>;
  /** By provider. */
  readonly catalogues: ReadonlyMap<string, Catalogue>;
  /** By absolute path: every file that the campaign and the brand point at. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** By absolute path: what every caption file says. */
  readonly captions?: ReadonlyMap<string, readonly CaptionCue[]>;
  /** Which take is shown, by the key of the first take of the same request; the first unless given. */
  readonly choices?: ReadonlyMap<ClipKey, number>;
  /** Prompts that were rewritten; undefined when no language model is configured. */
  readonly rewriting?: Rewriting | undefined;
  /** The model that speaks voices; undefined when none is configured. */
  readonly speaking?: Speaking | undefined;
  /** What is said in recordings and footage. */
  readonly transcripts?: Transcripts;
  /** ISO date. With it, models that are retired by then are refused. */
  readonly today?: string;
  /** Providers whose service adds to a finished clip. */
  readonly extends?: ReadonlySet<string>;
}
