import type { Path } from '../campaign/read-tree.ts';
import { withFallbacks } from '../campaign/resolve-text.ts';
import type { CampaignText } from './campaign-texts.ts';

type Written = Pick<CampaignText, 'file' | 'paths'>;

/** Where a text of a locale may be written: below the first of these parts that has it, by language or for all. */
export function textPaths(parts: readonly Path[], key: Path, locale: string): Written {
  const paths = parts.flatMap((part) => [
    ...withFallbacks(locale).map((tag) => [...part, ...key, tag]),
    [...part, ...key],
  ]);
  return { file: 'campaign', paths };
}
