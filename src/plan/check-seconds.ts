import type { Slot } from './expand.ts';

/** Holds the length of a deliverable, in seconds, against what its platform takes. */
export function checkSeconds({ video, variant, platform }: Slot, seconds: number, mistakes: Set<string>): void {
  const { min, max, source } = platform.seconds;
  if (seconds >= min - 1e-6 && seconds <= max + 1e-6) return;
  const name = variant.id === '' ? video.id : `${video.id} (variant ${variant.id})`;
  const where = source.url === 'house' ? 'our own limit' : source.url;
  const advice = seconds > max ? 'Shorten its scenes' : 'Lengthen its scenes';
  mistakes.add(
    `${name} lasts ${round(seconds)} s, and ${platform.id} takes ${min} to ${max} s (${where}, ${source.date}). ${advice}, or give the video its own \`platforms\` without ${platform.id}.`,
  );
}

const round = (seconds: number) => Math.round(seconds * 100) / 100;
