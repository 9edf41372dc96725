import type { Slot } from './expand.ts';

/** A cover by hand must be a moment that there is. */
export function checkCover({ video }: Slot, seconds: number, mistakes: Set<string>): void {
  const at = video.cover?.at;
  if (at === undefined || at < seconds) return;
  mistakes.add(
    `${video.id} lasts ${seconds.toFixed(1)} s, and its cover is to be the picture at ${at} s. Lower \`cover.at\`.`,
  );
}
