import type { ClipRequest } from '../../../plan/plan.ts';

// What the process and its drawing thread say to each other. Pixels go through shared memory: two frames of it, one being
// drawn while the other is written, and nothing is copied or allocated on the way.

export interface FrameTask {
  readonly request: ClipRequest;
  /** RGBA, one buffer for each slot. */
  readonly slots: readonly SharedArrayBuffer[];
}

/** To the thread: this slot may be drawn over. */
export interface FreeSlot {
  readonly free: number;
}

/** From the thread: this slot holds the next frame. */
export interface DrawnSlot {
  readonly drawn: number;
}
