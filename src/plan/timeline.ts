import type { Scene } from '../campaign/campaign.ts';

// Everything in whole frames: a scene that ends between two frames is a scene that ends wrongly.

interface Span {
  readonly start: number;
  readonly frames: number;
  /** Frames of cross-fade with what comes before; part of `frames`. */
  readonly fade: number;
}

export interface Timeline {
  readonly scenes: readonly Span[];
  readonly endCard: Span | undefined;
  readonly frames: number;
}

const fadeSeconds = 0.4;
const shortVideoSeconds = 10;
const endCardSeconds = { short: 1.5, long: 2 };

/** Lays scenes one after the other, each overlapping the one before by its cross-fade, and the end card after them. */
export function layTimeline(scenes: readonly Scene[], fps: number, withEndCard: boolean): Timeline {
  const spans: Span[] = [];
  for (const scene of scenes) spans.push(follow(spans.at(-1), sceneFrames(scene, fps), scene.transition, fps));
  const last = spans.at(-1);
  const endCard = withEndCard && last !== undefined ? follow(last, cardFrames(last, fps), 'fade', fps) : undefined;
  return { scenes: spans, endCard, frames: endOf(endCard ?? last) };
}

const sceneFrames = ({ seconds }: Scene, fps: number) => Math.max(1, Math.round(seconds * fps));

const cardFrames = (last: Span, fps: number) =>
  Math.round(fps * (endOf(last) < shortVideoSeconds * fps ? endCardSeconds.short : endCardSeconds.long));

function follow(before: Span | undefined, frames: number, transition: Scene['transition'], fps: number): Span {
  if (before === undefined || transition === 'cut') return { start: endOf(before), frames, fade: 0 };
  // A third at most: a short shot that fades in and out must still be seen by itself.
  const fade = Math.min(Math.round(fadeSeconds * fps), Math.floor(frames / 3), Math.floor(before.frames / 3));
  return { start: endOf(before) - fade, frames, fade };
}

const endOf = (span: Span | undefined) => (span === undefined ? 0 : span.start + span.frames);
