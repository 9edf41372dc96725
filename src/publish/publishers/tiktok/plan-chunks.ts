import type { Part } from '../../file-part.ts';

// https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide, 2026-11-22: chunks of 5 to 64 MB, as many as
// the size divided by theirs, rounded down; the last one takes the rest as well, up to 128 MB. Less than 5 MB goes whole.

/** Five, however TikTok counts a megabyte: small ones lose the least when they break off. 4 GB are 763 of at most 1000. */
const chunkBytes = 5 * 1024 * 1024;

export interface Chunks {
  readonly size: number;
  readonly count: number;
  /** Where the last one begins: with it the post appears, or the draft. */
  readonly lastStart: number;
}

export function planChunks(total: number): Chunks {
  const count = Math.floor(total / chunkBytes);
  if (count <= 1) return { size: total, count: 1, lastStart: 0 };
  return { size: chunkBytes, count, lastStart: (count - 1) * chunkBytes };
}

/** The chunk that begins at `start`. */
export function chunkAt(start: number, total: number): Part {
  const { size, lastStart } = planChunks(total);
  return { start, end: start >= lastStart ? total : start + size };
}
