import type { Post } from '../../post.ts';

const digits = '234567abcdefghijklmnopqrstuvwxyz';
const length = 13;
// A TID is a time in microseconds and a clock's number. Ours claims some moment of 2025: a time that is past for everybody
// is never held back as one from the future. Posts are sorted by createdAt, not by this.
const from = BigInt(Date.UTC(2025, 0, 1)) * 1000n;
const span = 365n * 24n * 3_600_000_000n;
const clocks = 1024n;

/** The name of the record, made of the post's key: a second attempt meets the first one instead of standing beside it. */
export function recordKey({ key }: Pick<Post, 'key'>): string {
  const hash = BigInt(`0x${key}`);
  const tid = (from + (hash % span)) * clocks + ((hash / span) % clocks);
  return Array.from({ length }, (_, index) => digits[Number((tid >> BigInt(5 * (length - 1 - index))) & 31n)]).join('');
}
