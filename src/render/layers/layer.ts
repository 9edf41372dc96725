/** A drawn picture with transparency, cut to what it shows, and when it is seen. Pixels of the frame; seconds of the video. */
export interface Layer {
  /** Says what it is, for errors and tests: `headline 2`, `logo`. */
  readonly name: string;
  readonly file: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly start: number;
  readonly end: number;
  /** Seconds of fading at both ends; 0 appears at once. */
  readonly fadeIn: number;
  readonly fadeOut: number;
  /** Pixels it moves up while it fades in. */
  readonly rise: number;
}

/** Pictures of one size that follow each other in one place, such as captions: one overlay for all of them. */
export interface LayerStrip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A list for ffmpeg's concat demuxer: each picture with how long it stands. */
  readonly list: string;
}
