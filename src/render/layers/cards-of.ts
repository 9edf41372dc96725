import type { Edit } from '../../plan/edit.ts';
import type { Card } from './draw-card.ts';

/** The cards of an edit, in order. Their words are seen while the card is the more visible of two shots. */
export function cardsOf({ intro, endCard, scenes, seconds }: Edit): readonly Card[] {
  const fade = scenes[0]?.fade ?? 0;
  const cards: Card[] = [];
  if (intro !== undefined) {
    const { start, title, subtitle, layout = 'plain', picture } = intro;
    const end = start + intro.seconds - fade / 2;
    cards.push({ name: 'intro', start, end, leaves: true, title, subtitle, layout, picture: picture?.path });
  }
  if (endCard !== undefined) {
    const { cta: title, tagline: subtitle, layout = 'plain', picture } = endCard;
    const start = endCard.start + endCard.fade / 2;
    cards.push({ name: 'end', start, end: seconds, leaves: false, title, subtitle, layout, picture: picture?.path });
  }
  return cards;
}
