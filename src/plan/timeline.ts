import type { Scene } from '../campaign/campaign.ts';
import type { TransitionFile } from '../campaign/transition-schema.ts';
import { transitionSeconds } from './transition.ts';

// Everything in whole frames: a scene that ends between two frames is a scene that ends wrongly.

export interface Span {
  readonly start: number;
  readonly frames: number;
  /** Frames in common with what comes before; part of `frames`. */
  readonly fade: number;
}

export interface Timeline {
  readonly intro?: Span;
  readonly scenes: readonly Span[];
  readonly endCard: Span | undefined;
  readonly frames: number;
}

const shortVideoSeconds = 10;
const endCardSeconds = { short: 1.5, long: 2 };

interface Cards {
  /** The transition of scenes that name none; a fade unless given. */
  readonly transition?: TransitionFile | undefined;
  /** Seconds of the card before the scenes; none unless given. */
  readonly intro?: number | undefined;
  /** Seconds of the end card; by the length of the video unless given. */
  readonly endCard?: number | undefined;
  /** What the end card must last at least, in seconds. */
  readonly leastEndCard?: number;
}

/** Lays scenes one after the other, each overlapping the one before by its transition, between the cards. */
export function layTimeline(scenes: readonly Scene[], fps: number, withEndCard: boolean, cards: Cards = {}): Timeline {
  const { transition: usual = 'fade' } = cards;
  const intro = cards.intro === undefined ? undefined : follow(undefined, Math.round(cards.intro * fps), 'cut', fps);
  const spans: Span[] = [];
  for (const scene of scenes)
    spans.push(follow(spans.at(-1) ?? intro, sceneFrames(scene, fps), scene.transition ?? usual, fps));
  const last = spans.at(-1);
  const endCard =
    withEndCard && last !== undefined ? follow(last, cardFrames(last, fps, cards), usual, fps) : undefined;
  return { ...(intro === undefined ? {} : { intro }), scenes: spans, endCard, frames: endOf(endCard ?? last) };
}

const sceneFrames = ({ seconds }: Scene, fps: number) => Math.max(1, Math.round(seconds * fps));

function cardFrames(last: Span, fps: number, { endCard, leastEndCard = 0 }: Cards): number {
  if (endCard !== undefined) return Math.round(endCard * fps);
  const usual = Math.round(fps * (endOf(last) < shortVideoSeconds * fps ? endCardSeconds.short : endCardSeconds.long));
  return Math.max(usual, Math.ceil(leastEndCard * fps));
}

function follow(before: Span | undefined, frames: number, transition: TransitionFile, fps: number): Span {
  const wished = Math.round(transitionSeconds(transition) * fps);
  if (before === undefined || wished === 0) return { start: endOf(before), frames, fade: 0 };
  // A third at most: a short shot that fades in and out must still be seen by itself.
  const fade = Math.min(wished, Math.floor(frames / 3), Math.floor(before.frames / 3));
  return { start: endOf(before) - fade, frames, fade };
}

const endOf = (span: Span | undefined) => (span === undefined ? 0 : span.start + span.frames);
