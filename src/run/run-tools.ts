import type { ModelLimits } from './lanes.ts';
import type { Clock } from '../clock.ts';
import type { Emit } from './events.ts';
import type { Patience } from './patience.ts';
import type { Platform } from '../campaign/platform-schema.ts';
import type { VideoProvider } from '../generate/provider.ts';
import type { Media } from '../media/media.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ClipKey, ClipTask } from '../plan/plan.ts';
import type { Config } from '../project/config.ts';
import type { Rendered, RenderTask, RenderTools } from '../render/rendering.ts';
import type { Store } from '../store/store.ts';

/** Everything a run touches outside itself. */
export interface RunTools {
  readonly ledger: Ledger;
  readonly store: Store;
  /** Called only when a clip needs it; a UserError says what is missing, such as a key. */
  readonly provider: (id: string) => Promise<VideoProvider>;
  readonly render: (task: RenderTask, tools: Omit<RenderTools, 'media'>) => Promise<Rendered>;
  /** Looks at footage that came from elsewhere. */
  readonly probe: Media['probe'];
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly limits: RunLimits;
  /** Caps beside the campaign's own budget. */
  readonly caps?: Config['budget'] | undefined;
  readonly clock: Clock;
  /** 0 to 1; spreads polls and retries. */
  readonly random: () => number;
  readonly emit: Emit;
  /** Aborted: nothing new begins, local work stops, remote jobs go on and are found again by the next run. */
  readonly signal: AbortSignal;
  readonly run: { readonly id: string; readonly pid: number; readonly host: string };
  /** The finished files of this campaign go here. */
  readonly outFolder: string;
  /** Small copies for the report, named after the key of their deliverable. */
  readonly previewsFolder: string;
  /** What did not pass inspection, for a person to look at: one folder for each deliverable. */
  readonly rejectedFolder: string;
  readonly patience?: Partial<Patience>;
  /** Whether `reelmill listen` leaves nudges in the ledger for this run to heed. */
  readonly heedsWebhooks?: boolean;
  /** Where a provider should call when a clip is done. */
  readonly webhookUrl?: (provider: string) => string;
  /** Which takes are shown; without it, none takes the place of one that failed. */
  readonly takeBook?: TakeBook;
}

/** What was chosen among takes, and is known to the next plan. */
export interface TakeBook {
  /** Whether the take of this request, named by its first, was chosen already. */
  isChosen(first: ClipKey): boolean;
  /** Writes down that this take is shown, and why. */
  choose(take: ClipTask, because: string): Promise<void>;
}

interface RunLimits {
  /** By provider. One that is missing makes one clip at a time. */
  readonly clips: ReadonlyMap<string, ModelLimits>;
  /** How many renders at once. */
  readonly renders: number;
}
