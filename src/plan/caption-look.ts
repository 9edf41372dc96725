import type { Brand, CaptionSettings } from '../campaign/campaign.ts';
import type { CaptionStyle } from '../campaign/captions-schema.ts';
import type { CaptionLook } from './edit.ts';

/** In hundredths of the short side: to be read on a telephone held in the hand, and without a sound from across a room. */
const sizes: Readonly<Record<CaptionStyle, number>> = { block: 4.7, box: 4.7, plain: 5, karaoke: 5, word: 9 };
const factors = { small: 0.85, medium: 1, large: 1.2 } as const;

/** Nearly black and white: read on any footage, and taken for the player's own. */
const neutral = { ground: '#090b0f', text: '#ffffff' };

/** What the campaign says, else the brand; undefined where captions are no part of the picture. */
export function captionLook(
  settings: Omit<CaptionSettings, 'file'>,
  { captions, colours }: Pick<Brand, 'captions' | 'colours'>,
): CaptionLook | undefined {
  if (!settings.burn) return undefined;
  const style = settings.style ?? captions?.style ?? 'block';
  // A box is a sign of the brand's; a plate only helps to read.
  const own = style === 'box' ? { ground: colours.primary, text: colours.text } : neutral;
  return {
    style,
    position: settings.position ?? captions?.position ?? 'bottom',
    size: sizes[style] * factors[captions?.size ?? 'medium'],
    text: captions?.text ?? own.text,
    accent: captions?.accent ?? colours.accent,
    ground: captions?.ground ?? own.ground,
  };
}
