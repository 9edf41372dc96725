import type { ClipKey, DeliverableTask } from '../plan/plan.ts';
import type { Platform } from '../campaign/platform-schema.ts';
import type { Media } from '../media/media.ts';

// What goes into a render and what comes out. render.ts does it.

export interface RenderTask {
  readonly deliverable: DeliverableTask;
  readonly platform: Platform;
  /** Where each clip of the edit lies. */
  readonly clips: ReadonlyMap<ClipKey, string>;
  /** Which of them are the team's own footage: where that is black, it is meant to be. Of a model it is a fault. */
  readonly own: ReadonlySet<ClipKey>;
}

export interface RenderTools {
  readonly media: Media;
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
  readonly ok: boolean;
  readonly checks: readonly Check[];
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
}
