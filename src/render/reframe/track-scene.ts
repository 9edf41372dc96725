import { aim } from './aim.ts';
import { attentionOf } from './attention.ts';
import { operate } from './operate.ts';
import type { Watched } from './watch-clip.ts';

/** How the crop of a scene may move. */
export interface Room {
  readonly axis: 'x' | 'y';
  /** Length of the crop along it, as a part of the picture. */
  readonly cropPart: number;
  readonly focus: { readonly x: number; readonly y: number };
}

/** Where the crop is at each frame, 0 to 1 of its room. A new shot begins where it should be; within a shot the crop moves as an operator would. Pure: the same looks give the same way. */
export function trackScene({ looks, cuts }: Watched, frames: number, fps: number, room: Room): readonly number[] {
  const starts = [0, ...cuts.filter((cut) => cut > 0 && cut < frames)];
  const way: number[] = [];
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? frames;
    const seen = looks.filter(({ frame }) => frame >= start && frame < end);
    // A shot too short to be looked at stays where the last one was.
    if (seen.length === 0) way.push(...Array.from({ length: end - start }, () => way.at(-1) ?? 0.5));
    else way.push(...trackShot(seen, start, end - start, fps, room));
  }
  return way;
}

function trackShot(seen: Watched['looks'], start: number, frames: number, fps: number, room: Room): readonly number[] {
  const { axis, cropPart, focus } = room;
  const attention = seen.map(({ picture, faces }, index) =>
    attentionOf({ picture, before: seen[index - 1]?.picture, faces, axis, focus: focus[axis] }),
  );
  // The operator counts in widths of the crop, whatever the shape of the picture.
  const widths = (1 - cropPart) / cropPart;
  const wishes = aim(attention, cropPart).map((place, index) => ({
    frame: (seen[index]?.frame ?? start) - start,
    target: place * widths,
  }));
  return operate(wishes, frames, fps).map((at) => Math.min(1, Math.max(0, at / widths)));
}
