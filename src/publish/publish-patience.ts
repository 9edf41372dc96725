/** How long a run believes that a service will come round. Times in milliseconds. */
export interface PublishPatience {
  /** Errors in a row without a byte of progress, while uploading. */
  readonly uploads: number;
  /** Errors in a row while reading. */
  readonly reads: number;
  /** How long a service may process an upload before this run leaves it to the next one. */
  readonly deadlineMs: number;
  /** How long after the irreversible call left its post may not be found yet: its request may be under way for a minute, and lists lag behind. */
  readonly absenceMs: number;
  /** How long to wait for another run that is at the same post. */
  readonly elsewhereMs: number;
}

const minuteMs = 60_000;

export const defaultPatience: PublishPatience = {
  uploads: 8,
  reads: 20,
  deadlineMs: 60 * minuteMs,
  absenceMs: 75_000,
  elsewhereMs: 10 * minuteMs,
};
