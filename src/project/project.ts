import type { CaptionCue } from '../campaign/caption-cue.ts';
import type { Asset, Brand, Campaign } from '../campaign/campaign.ts';
import type { FindPlace } from '../campaign/find-place.ts';
import type { Catalogue } from '../campaign/model-schema.ts';
import type { Platform } from '../campaign/platform-schema.ts';
import type { Diagnostic } from '../errors.ts';
import type { ClipKey } from '../plan/plan.ts';
import type { Rewriting } from '../plan/rewriting.ts';
import type { Speaking } from '../plan/speech.ts';
import type { Transcripts } from '../plan/transcripts.ts';
import type { Config } from './config.ts';

/** Everything that a campaign file stands for, read and checked: what a plan is made from. */
export interface Project {
  /** Absolute folder. */
  readonly root: string;
  readonly campaign: Campaign;
  readonly brand: Brand;
  /** At least those that the campaign names, by id. */
  readonly platforms: ReadonlyMap<string, Platform>;
  /** By provider: at least those that the campaign names. */
  readonly catalogues: ReadonlyMap<string, Catalogue>;
  /** By absolute path: every file that the campaign and the brand point at. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** By absolute path: what every caption file says. */
  readonly captions: ReadonlyMap<string, readonly CaptionCue[]>;
  /** The takes that were chosen, by the key of the first take of the same request. */
  readonly choices: ReadonlyMap<ClipKey, number>;
  /** Prompts that were rewritten; undefined when no language model is configured. */
  readonly rewriting: Rewriting | undefined;
  /** The model that speaks voices; undefined when none is configured. */
  readonly speaking: Speaking | undefined;
  /** What is said in recordings and footage. */
  readonly transcripts: Transcripts;
  readonly config: Config;
  readonly warnings: readonly Diagnostic[];
  /** Where in the two files a part of them stands. */
  readonly places: { readonly campaign: FindPlace; readonly brand: FindPlace };
}
