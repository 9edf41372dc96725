import type { CaptionStyle } from '../../campaign/captions-schema.ts';
import type { TextStyle } from '../../text/typography.ts';

export interface StyleRules extends Pick<TextStyle, 'weight' | 'lineHeight'> {
  readonly ground: 'plate' | 'lines' | 'outline';
  /** What has the accent colour while it is spoken: the word, all up to it, or nothing. */
  readonly accent: 'word' | 'spoken' | 'none';
  /** Latin characters shown at once; the whole cue unless given. */
  readonly page?: number;
  /** Smallest size, as a part of the one wished for. */
  readonly floor: number;
}

export const captionStyles: Readonly<Record<CaptionStyle, StyleRules>> = {
  block: { weight: 600, lineHeight: 1.28, ground: 'plate', accent: 'none', floor: 0.68 },
  box: { weight: 700, lineHeight: 1.62, ground: 'lines', accent: 'none', floor: 0.68 },
  plain: { weight: 700, lineHeight: 1.24, ground: 'outline', accent: 'none', floor: 0.64 },
  karaoke: { weight: 700, lineHeight: 1.28, ground: 'plate', accent: 'spoken', floor: 0.64 },
  word: { weight: 800, lineHeight: 1.14, ground: 'outline', accent: 'word', page: 19, floor: 0.5 },
};
