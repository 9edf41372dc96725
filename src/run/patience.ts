/** How long a run believes that a service will come round. Times in milliseconds. */
export interface Patience {
  /** Times a start is sent when the service proves each time that nothing was started. */
  readonly starts: number;
  /** Errors in a row while polling. */
  readonly polls: number;
  readonly downloads: number;
  /** How long after a request left the service may not list its job yet. */
  readonly absenceMs: number;
  /** How long a clip may be in the making before this run leaves it to the next one. */
  readonly deadlineMs: number;
}

// A gateway that was left in the middle of a create still passes it on to the service behind it.
const absenceMs = 20_000;

export const defaultPatience: Patience = { starts: 5, polls: 20, downloads: 5, absenceMs, deadlineMs: 60 * 60_000 };
