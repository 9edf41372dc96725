import type { Brand, ServiceOptions } from '../campaign/campaign.ts';
import type { ClipRewrite } from './rewriting.ts';
import type { SpeechTask } from './speech.ts';
import type { Edit } from './edit.ts';

// What a plan is. Plain JSON all the way down: it is printed, compared byte for byte and stored.

/** Paid for, so addressed by its content: equal key, equal footage. Hex SHA-256. */
export type ClipKey = string;

export interface Plan {
  readonly campaign: string;
  readonly budgetUsd: number | undefined;
  /** Each once, in the order their deliverables need them. */
  readonly clips: readonly ClipTask[];
  readonly deliverables: readonly DeliverableTask[];
  /** What a model speaks; absent where nothing is spoken by one. */
  readonly speech?: readonly SpeechTask[];
  readonly price: PlanPrice;
  readonly warnings: readonly string[];
}

export interface PlanPrice {
  /** Every clip and every spoken word of the plan, at today's prices, whether it is there already or not. */
  readonly totalUsd: number;
  /** One generation for every scene of every deliverable, nothing shared. */
  readonly naiveUsd: number;
  /** The oldest date of the prices; undefined when nothing is charged. */
  readonly asOf: string | undefined;
}

/** Everything that decides the pixels of a clip, and so its key. Sent to a provider as it is. */
export interface ClipRequest {
  readonly provider: string;
  readonly model: string;
  readonly prompt: string;
  /** Providers without a field for it append `Avoid: a, b.` to the prompt: the planner has left room for that. */
  readonly avoid: readonly string[];
  readonly seconds: number;
  readonly aspect: string;
  readonly width: number;
  readonly height: number;
  readonly resolution: '480p' | '720p' | '1080p';
  readonly fps: number;
  readonly seed: number;
  readonly take: number;
  readonly reference: AssetRef | undefined;
  /** What the model makes of the reference picture; undefined without one. */
  readonly referenceAs: 'first-frame' | 'style' | undefined;
  /** Whether to make sound; undefined where the model leaves no choice. */
  readonly audio: boolean | undefined;
  /** What the service calls this size where it does not count pixels, such as `768P`. */
  readonly tier: string | undefined;
  /** The clip whose last frame this one goes on from, where the service can do that. It is made first; this clip holds only what follows it. */
  readonly continues: ClipKey | undefined;
  /** The team's own file, for the provider `footage`. */
  readonly footage: AssetRef | undefined;
  /** Only for providers that draw instead of asking a model (animatic): what to show on the frame. */
  readonly board: StoryboardNote | undefined;
}

/** A file by content. The path says where it was; the hash decides. */
export interface AssetRef {
  readonly path: string;
  readonly sha256: string;
}

export interface StoryboardNote {
  readonly scene: number;
  readonly scenes: number;
  /** The scene in the words of the campaign, before tuning. */
  readonly note: string;
  readonly colours: Brand['colours'];
}

/** Who makes a clip when the one before in the line cannot begin it: fitted to that model, with its price. */
export interface ClipFallback {
  readonly request: ClipRequest;
  readonly estimateUsd: number;
  readonly priceAsOf: string | undefined;
  /** What differs from what the campaign asked for, in words. */
  readonly fitted: readonly string[];
}

export interface ClipTask {
  readonly key: ClipKey;
  /** For people, the first place it is used: `teaser/1 16:9`, `teaser/2b 9:16 tiktok take 2` (second piece of a chained scene). */
  readonly label: string;
  readonly request: ClipRequest;
  /** The key that a choice between takes goes by, where it is another clip's: the first take's, or of what goes on from another piece, that piece's. */
  readonly takeOf?: ClipKey;
  /** Where the campaign has its prompts rewritten. */
  readonly rewrite?: ClipRewrite;
  readonly estimateUsd: number;
  /** Date of the price; undefined when nothing is charged. */
  readonly priceAsOf: string | undefined;
  /** Ids of the deliverables that show it, or another take of the same request. */
  readonly usedBy: readonly string[];
  /** What the planner changed to fit the model, in words. */
  readonly fitted: readonly string[];
  /** In the order in which they are asked. */
  readonly fallbacks: readonly ClipFallback[];
}

export interface DeliverableTask {
  /** Hash of the edit and its encode settings. */
  readonly key: string;
  /** `teaser/tiktok/ja` or `teaser/tiktok/ja/b`: video, platform, locale, variant. Unique in a plan. */
  readonly id: string;
  readonly video: string;
  readonly platform: string;
  readonly locale: string;
  readonly variant: string;
  /** Path without extension below the output folder, with forward slashes: `tiktok/teaser-ja`. */
  readonly path: string;
  readonly edit: Edit;
  /** Every clip of the edit, each once. */
  readonly clips: readonly ClipKey[];
  /** Whose work is heard; not part of the edit, since another licence changes no sound. */
  readonly credits?: SoundCredits;
  readonly post: DeliverablePost;
}

export interface SoundCredits {
  /** `licence`: in the words of the campaign; undefined when it gives none. */
  readonly music: { readonly file: AssetRef; readonly licence: string | undefined } | undefined;
  /** By scene, counted from 1: a recording, or words that a model spoke. */
  readonly voices: readonly {
    readonly scene: number;
    readonly file: AssetRef;
    readonly spokenBy: { readonly model: string; readonly voice: string } | undefined;
  }[];
}

export interface DeliverablePost {
  readonly title: string | undefined;
  readonly caption: string | undefined;
  readonly hashtags: readonly string[];
  /** Where the post leads, without tracking. */
  readonly link: string | undefined;
  readonly schedule: string | undefined;
  /** A line that says that a model made footage, for services without a field for that. */
  readonly disclosure: string | undefined;
  readonly fit: 'refuse' | 'cut';
  /** What the platform's service alone knows. */
  readonly options: ServiceOptions;
}
