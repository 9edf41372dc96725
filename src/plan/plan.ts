import type { BrandScript } from '../campaign/brand-fonts-schema.ts';
import type { CaptionPosition, CaptionStyle } from '../campaign/captions-schema.ts';
import type { CaptionCue } from '../campaign/caption-cue.ts';
import type { Brand, ServiceOptions } from '../campaign/campaign.ts';
import type { ReframeStyle } from '../campaign/reframe-schema.ts';
import type { Extra } from '../campaign/cover-schema.ts';
import type { ClipRewrite } from './rewriting.ts';
import type { SpeechTask } from './speech.ts';

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

/** The whole of a finished video in words: what is seen and heard when. Times in seconds from the start of the video. */
export interface Edit {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  /** Length in all, a whole number of frames. */
  readonly seconds: number;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly scenes: readonly EditScene[];
  readonly endCard: EndCard | undefined;
  readonly captions: readonly CaptionCue[];
  /** How they are part of the picture; undefined where they are only beside the file. */
  readonly captionLook: CaptionLook | undefined;
  /** Small print at the foot of the frame. */
  readonly legal?: readonly CaptionCue[];
  /** A card before the first scene. */
  readonly intro?: IntroCard;
  readonly logo: EditLogo | undefined;
  readonly music: EditMusic | undefined;
  /** What is heard over scenes and music, which give way to it; absent where there is nothing. */
  readonly over?: readonly EditSound[];
  readonly look: Look;
  /** Pixels at each edge that the app may cover. */
  readonly safeZone: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly encode: EncodeSettings;
  /** By hand: the second, and a hook that is set over the picture. */
  readonly cover?: { readonly at?: number; readonly text?: string };
  /** More files beside the video. */
  readonly extras?: readonly Extra[];
  /** Version of the renderer: a new one makes every video again. */
  readonly renderer: number;
}

export interface EditLogo {
  readonly file: AssetRef;
  readonly corner: 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
  /** Not over the pictures, only on the end card. */
  readonly hidden?: boolean;
  /** Its greatest width, as a part of the short side; 0.26 unless given. */
  readonly size?: number;
  /** Air around it, as a part of its own height. */
  readonly clearSpace?: number;
  /** For grounds of a known colour. */
  readonly onDark?: AssetRef | undefined;
  readonly onLight?: AssetRef | undefined;
}

export interface EditScene {
  /** Counts from 1. */
  readonly number: number;
  /** One clip, or several played one after the other when the model's longest is too short. */
  readonly clips: readonly EditClip[];
  readonly start: number;
  /** Includes the overlap of the cross-fade into this scene. */
  readonly seconds: number;
  /** Seconds during which this scene and the one before are both seen; 0 is a cut. */
  readonly fade: number;
  /** How it takes over; absent for a cut or a cross-fade. */
  readonly join?: Join | undefined;
  readonly reframe: ReframeStyle;
  readonly focus: { readonly x: number; readonly y: number };
  readonly text: string | undefined;
  /** What becomes of its own sound: none, or so many dB louder; absent: as it is. */
  readonly sound?: 'mute' | number;
  /** A still picture instead of clips. */
  readonly picture?: StillPicture;
  /** How the text comes; it rises unless given. */
  readonly animation?: 'fade' | 'type' | 'words';
  readonly lowerThird?: { readonly title: string; readonly subtitle: string | undefined };
  readonly price?: string;
  /** A second picture in a corner of the first. `size`: its longer side, as a share of the frame's width. */
  readonly inset?: SecondPicture & {
    readonly corner: 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
    readonly size: number;
  };
  /** A second picture beside the first, or below it. `share`: what the first takes of the frame. */
  readonly split?: SecondPicture & { readonly share: number };
}

/** A voice or the sonic logo of the brand. */
export interface EditSound {
  readonly kind: 'voice' | 'logo';
  readonly file: AssetRef;
  readonly start: number;
  readonly seconds: number;
}

/** Music as it is used. What is absent is as usual. Seconds and dB. */
export interface EditMusic extends AssetRef {
  /** Where in the file to begin. */
  readonly start?: number;
  readonly level?: number;
  readonly fadeIn?: number;
  readonly fadeOut?: number;
  /** How much of it is repeated, and how long its end and its beginning are heard together; 0 is on the beat. */
  readonly loop?: { readonly seconds: number; readonly fade: number };
}

/** One of the two. */
interface SecondPicture {
  readonly clip: EditClip | undefined;
  readonly picture: AssetRef | undefined;
}

export interface StillPicture {
  readonly file: AssetRef;
  readonly motion: 'in' | 'out' | 'left' | 'right' | 'up' | 'down' | 'none';
}

/** How a scene takes over from the one before, when that is neither a cut nor a cross-fade. */
export type Join =
  | { readonly kind: 'dip'; readonly colour: string }
  | { readonly kind: 'slide' | 'wipe'; readonly direction: 'left' | 'right' | 'up' | 'down' }
  | { readonly kind: 'zoom'; readonly direction: 'in' | 'out' };

export interface EditClip {
  readonly key: ClipKey;
  /** Where in the clip to begin. */
  readonly from: number;
  /** Of the video. */
  readonly seconds: number;
  /** Seconds of the clip in a second of the video; 1 unless given. */
  readonly speed?: number;
}

export interface EndCard {
  readonly start: number;
  readonly seconds: number;
  readonly fade: number;
  readonly join?: Join | undefined;
  readonly cta: string;
  readonly tagline: string | undefined;
  /** Plain unless given. */
  readonly layout?: 'split' | 'product';
  readonly picture?: AssetRef;
}

interface IntroCard {
  readonly start: number;
  readonly seconds: number;
  readonly title: string;
  readonly subtitle: string | undefined;
  readonly layout?: 'split' | 'product';
  readonly picture?: AssetRef;
}

export type { CaptionCue, TimedWord } from '../campaign/caption-cue.ts';

export interface CaptionLook {
  readonly style: CaptionStyle;
  readonly position: CaptionPosition;
  /** Of the letters, in hundredths of the frame's short side. */
  readonly size: number;
  readonly text: string;
  /** Of what is being spoken. */
  readonly accent: string;
  readonly ground: string;
}

export interface Look {
  readonly colours: Brand['colours'];
  readonly font: string;
  readonly fontFile: AssetRef | undefined;
  /** A `.cube` file for the colours of footage and clips. */
  readonly lut?: AssetRef | undefined;
  /** The brand's own fonts by script, each family as its faces. */
  readonly fonts?: LookFonts;
}

export type LookFonts = Readonly<Partial<Record<BrandScript, readonly LookFamily[]>>>;

/** A family by weight. */
export type LookFamily = readonly { readonly weight: number; readonly file: AssetRef }[];

export interface EncodeSettings {
  readonly profile: 'baseline' | 'main' | 'high';
  readonly level: string;
  readonly pixelFormat: 'yuv420p';
  readonly preset: string;
  readonly crf: number;
  /** kbit/s */
  readonly maxKbps: number;
  readonly gopSeconds: number;
  readonly audioKbps: number;
  readonly sampleRate: number;
  readonly channels: number;
  /** LUFS */
  readonly loudness: number;
  /** dBTP */
  readonly truePeak: number;
  readonly cover: { readonly width: number; readonly height: number; readonly maxBytes: number };
}
