import type { ClipRecord } from '../ledger/ledger.ts';

/** As long as it takes to tell clips apart, and short enough to type. */
export function shortKey(key: string): string {
  return key.slice(0, 8);
}

/** `teaser/1 16:9 (a1b2c3d4)` */
export function clipName({ key, label }: Pick<ClipRecord, 'key' | 'label'>): string {
  return label === undefined ? `clip ${shortKey(key)}` : `${label} (${shortKey(key)})`;
}
