import type { BrandScript } from './brand-fonts-schema.ts';
import type { BrandFile } from './brand-schema.ts';
import type { SceneFile } from './campaign-schema.ts';
import type { Extra } from './cover-schema.ts';
import type { CaptionPosition, CaptionStyle } from './captions-schema.ts';
import type { GivenLimits } from './generate-schema.ts';
import type { ReframeStyle } from './reframe-schema.ts';
import type { WordToAvoid } from './resolve-words-to-avoid.ts';
import type { TransitionFile } from './transition-schema.ts';

// What a campaign means once it is read: every default filled in, every name resolved, nothing optional that a later
// stage would have to guess.

/** Text by locale. A locale that is missing has no text: nothing is ever shown in the wrong language. */
export type LocalizedText = Readonly<Record<string, string>>;

export interface Campaign {
  readonly name: string;
  /** Path of the file it was read from, for messages. */
  readonly file: string;
  readonly budgetUsd: number | undefined;
  readonly locales: readonly string[];
  /** Platform ids, aliases resolved, in the order written. */
  readonly platforms: readonly string[];
  readonly generate: GenerateSettings;
  readonly videos: readonly Video[];
  readonly approval: 'required' | 'none';
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
}

export interface GenerateSettings {
  readonly provider: string;
  /** Undefined: the default of the provider's catalogue. */
  readonly model: string | undefined;
  /** What the campaign says of its model, beside or instead of the catalogue. */
  readonly limits: GivenLimits | undefined;
  readonly fallback: readonly string[];
  readonly tune: 'platform' | 'aspect' | 'none';
  readonly takes: number;
  /** The word it was written with, for messages. */
  readonly takesAs: 'takes' | 'n';
  /** The one shape of all generated clips; undefined: that of each platform. */
  readonly aspect: string | undefined;
  /** Whether prompts are rewritten by a language model before they are sent. */
  readonly rewrite?: boolean | undefined;
  readonly seed: number | undefined;
  readonly resolution: '480p' | '720p' | '1080p';
  readonly fps: 24 | 30;
  /** Whether clips have sound, where the model leaves the choice. */
  readonly audio: boolean;
  readonly quality: 'standard' | 'hd';
}

export interface Video {
  readonly id: string;
  readonly platforms: readonly string[];
  /** At least one. A video without variants has one with the id ''. */
  readonly variants: readonly Variant[];
  readonly captions: CaptionSettings;
  readonly post: Post;
  readonly cover?: Cover | undefined;
  readonly extras?: readonly Extra[] | undefined;
}

export interface Cover {
  /** Seconds of the finished video; undefined: the best frame is found. */
  readonly at: number | undefined;
  readonly text: LocalizedText;
}

export interface CaptionSettings {
  /** Absolute paths of SRT or WebVTT files. A locale without one has its voice as captions. */
  readonly file: LocalizedText;
  /** Undefined: the brand's. */
  readonly style: CaptionStyle | undefined;
  readonly position: CaptionPosition | undefined;
  readonly burn: boolean;
}

/** One complete telling of a video: what the variant does not name is the video's. */
export interface Variant {
  readonly id: string;
  readonly content: LocalizedText;
  readonly scenes: readonly Scene[];
  readonly cta: LocalizedText;
  readonly music: Music | undefined;
  readonly intro?: Intro;
  readonly endCard?: CardLook;
}

/** A music bed. Times in seconds, levels in dB. */
export interface Music {
  /** Absolute path. */
  readonly file: string;
  readonly licence?: string | undefined;
  readonly bpm?: number | undefined;
  readonly beats?: number | undefined;
  readonly start?: number | undefined;
  readonly level?: number | undefined;
  readonly fadeIn?: number | undefined;
  readonly fadeOut?: number | undefined;
}

/** How a card looks where the video says so. */
export interface CardLook {
  readonly layout: CardLayout | undefined;
  /** Absolute path. */
  readonly picture: string | undefined;
  readonly seconds: number | undefined;
}

export type CardLayout = 'plain' | 'split' | 'product';

interface Intro extends CardLook {
  readonly title: LocalizedText;
  readonly subtitle: LocalizedText;
}

export interface Scene {
  /** Present unless the scene shows footage. One string for all locales means one clip for all. */
  readonly prompt: string | LocalizedText | undefined;
  /** Absolute path. */
  readonly footage: string | undefined;
  readonly from: number;
  readonly seconds: number;
  /** The word it was written with, for messages. `voice`: the length of what is spoken, which planning works out; `seconds` is no more than a guess. */
  readonly lengthAs: 'seconds' | 'duration' | 'voice';
  readonly text: LocalizedText;
  readonly voice: LocalizedText;
  /** Absolute paths of recordings, by locale. */
  readonly voiceFile?: LocalizedText | undefined;
  /** Whether a model may speak the voice, where one is configured and there is no recording. */
  readonly speak?: boolean | undefined;
  /** The scene's own sound: as it is, none, or changed by so many dB. */
  readonly sound?: 'keep' | 'mute' | number | undefined;
  /** Absolute path. */
  readonly reference: string | undefined;
  readonly reframe: ReframeStyle;
  /** By platform id, where it differs. */
  readonly reframeOn?: Readonly<Record<string, ReframeStyle>>;
  readonly focus: { readonly x: number; readonly y: number };
  /** Undefined: as the brand says. */
  readonly transition: TransitionFile | undefined;
  /** A still picture instead of a clip. Absolute path. */
  readonly picture?: string;
  readonly motion?: NonNullable<SceneFile['motion']>;
  readonly speed?: number;
  /** Undefined: as the brand says. */
  readonly animation?: NonNullable<SceneFile['animation']>;
  readonly lowerThird?: { readonly title: LocalizedText; readonly subtitle: LocalizedText };
  readonly price?: LocalizedText;
  readonly legal?: LocalizedText;
  readonly inset?: SecondPicture & Pick<NonNullable<SceneFile['inset']>, 'corner' | 'size'>;
  readonly split?: SecondPicture & Pick<NonNullable<SceneFile['split']>, 'share'>;
}

/** One of the two files. Absolute paths. */
export interface SecondPicture {
  readonly footage: string | undefined;
  readonly picture: string | undefined;
  readonly from: number;
}

export interface Post {
  readonly title: LocalizedText;
  readonly caption: LocalizedText;
  readonly hashtags: readonly string[];
  /** Where the post leads; https addresses. */
  readonly link: LocalizedText;
  /** ISO 8601 with offset. */
  readonly schedule: string | undefined;
  /** A line that says that a model made footage, for services without a field for that. */
  readonly disclosure: LocalizedText;
  readonly fit: 'refuse' | 'cut';
  /** By platform id: words that replace those above. */
  readonly platforms: Readonly<Record<string, PostWords>>;
  /** By service: what it alone knows. */
  readonly services: Readonly<Record<string, ServiceOptions>>;
}

export interface PostWords {
  readonly title: LocalizedText;
  readonly caption: LocalizedText;
  readonly hashtags: readonly string[] | undefined;
  readonly hasLink: boolean;
}

export type ServiceOptions = Readonly<Record<string, string | number | boolean>>;

/** A brand kit with absolute paths, as the locales of a campaign see it. */
export type Brand = Omit<BrandFile, 'tagline' | 'legal' | 'fonts' | 'wordsToAvoid'> & {
  readonly tagline: LocalizedText;
  readonly legal?: LocalizedText;
  readonly fonts: BrandFonts;
  /** By locale. */
  readonly wordsToAvoid: Readonly<Record<string, readonly WordToAvoid[]>>;
};

/** By script: families in the order in which they are asked for a character, each as its faces. */
export type BrandFonts = Readonly<Partial<Record<BrandScript, readonly (readonly FontFace[])[]>>>;

export interface FontFace {
  readonly weight: number;
  /** Absolute path of a TTF or OTF file. */
  readonly file: string;
}

/** What is known of a file that a campaign or brand points at. */
export interface Asset {
  /** Absolute path. */
  readonly path: string;
  readonly kind: 'image' | 'video' | 'audio' | 'font' | 'lut';
  readonly sha256: string;
  readonly bytes: number;
  readonly width?: number;
  readonly height?: number;
  readonly seconds?: number;
  readonly hasAudio?: boolean;
}
