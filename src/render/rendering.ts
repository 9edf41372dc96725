import type { ClipKey, DeliverableTask } from '../plan/plan.ts';
import type { Platform } from '../campaign/platform-schema.ts';
import type { ReframeStyle } from '../campaign/reframe-schema.ts';
import type { Media } from '../media/media.ts';
import type { Glyphs } from '../text/find-missing.ts';
import type { SoundMemory } from './sound/sound-memory.ts';

// What goes into a render and what comes out. render.ts does it.

export interface RenderTask {
  readonly deliverable: DeliverableTask;
  readonly platform: Platform;
  /** Where each clip of the edit lies. */
  readonly clips: ReadonlyMap<ClipKey, string>;
  /** Which of them are the team's own footage: where that is black, it is meant to be. Of a model it is a fault. */
  readonly own: ReadonlySet<ClipKey>;
  /** Which of them are drawn in the place of footage: what is made of their frames says so. */
  readonly animatic?: ReadonlySet<ClipKey>;
}

export interface RenderTools {
  readonly media: Media;
  /** Shared by the videos of a run, which show the same characters. */
  readonly glyphs?: Glyphs;
  /** Shared by the videos of a run, many of which sound alike. */
  readonly sounds?: SoundMemory;
  /** An empty folder of this render's own, on the same file system as the output; the caller removes it. */
  readonly workFolder: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (stage: 'rendering' | 'inspecting', fraction: number) => void;
}

/** Absolute paths inside the work folder. */
export interface Rendered {
  readonly video: string;
  readonly cover: string;
  /** Absent when the video has no words. */
  readonly srt: string | undefined;
  readonly vtt: string | undefined;
  /** Small copy for the report. */
  readonly preview: string;
  /** Other files that the campaign asks for, and how their names end: `.gif`. */
  readonly extras?: readonly { readonly file: string; readonly ending: string }[];
  readonly inspection: Inspection;
}

export interface Inspection {
  /** Whether it may be shown to people: remarks do not stand in the way. */
  readonly ok: boolean;
  readonly checks: readonly Check[];
  /** What each scene shows of its picture. */
  readonly crops?: readonly SceneCrop[] | undefined;
}

/** Where the part of a picture lies that is shown, in pixels of the picture. */
export interface SceneCrop {
  readonly scene: number;
  readonly style: ReframeStyle;
  readonly picture: { readonly width: number; readonly height: number };
  readonly crop: { readonly width: number; readonly height: number };
  /** It moves straight from one to the next; one where it stays. */
  readonly points: readonly { readonly seconds: number; readonly x: number; readonly y: number }[];
}

/** One rule of the platform held against the file. */
export interface Check {
  /** Such as `video.size` or `audio.loudness`. */
  readonly rule: string;
  readonly ok: boolean;
  /** What the file has, in words: `1080x1920`. */
  readonly value: string;
  /** What the profile asks for. */
  readonly expected: string;
  /** Where the rule comes from, with its date. */
  readonly source: string;
  /** What misses it is made all the same, and remarked on: whoever approves the video decides. */
  readonly remark?: true;
  /** Where in the video it is missed. */
  readonly places?: readonly Place[];
}

/** Seconds of the video. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** A small picture of it, as a data address, so that it stays with the record when files are moved aside. */
  readonly still?: string;
}
