import type { BrandScript } from '../campaign/brand-fonts-schema.ts';
import type { CaptionPosition, CaptionStyle } from '../campaign/captions-schema.ts';
import type { CaptionCue } from '../campaign/caption-cue.ts';
import type { Brand } from '../campaign/campaign.ts';
import type { ReframeStyle } from '../campaign/reframe-schema.ts';
import type { Extra } from '../campaign/cover-schema.ts';
import type { AssetRef, ClipKey } from './plan.ts';

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
