import type { ClipRequest } from '../../../plan/plan.ts';

/**
 * Memory that the process and its drawing thread share: two frames, one being drawn while the other is written to ffmpeg.
 * Nothing is copied or allocated on the way. Frame n is in slot n % 2.
 */
export interface FrameSlots {
  /** RGBA. */
  readonly pixels: readonly SharedArrayBuffer[];
  /** For each slot `empty` or `full`; whoever changes it notifies the other. */
  readonly states: Int32Array<SharedArrayBuffer>;
}

export const empty = 0;
export const full = 1;

/** What the drawing thread is started with. */
export interface FrameTask {
  readonly request: ClipRequest;
  readonly slots: FrameSlots;
}

export function createSlots(bytes: number): FrameSlots {
  const count = 2;
  return {
    pixels: Array.from({ length: count }, () => new SharedArrayBuffer(bytes)),
    states: new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT)),
  };
}

export function mark({ states }: FrameSlots, slot: number, state: typeof empty | typeof full): void {
  Atomics.store(states, slot, state);
  Atomics.notify(states, slot);
}
