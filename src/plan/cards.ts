import type { CardLayout, CardLook } from '../campaign/campaign.ts';
import type { EditParts } from './build-edit.ts';
import type { Edit, EndCard } from './edit.ts';
import type { PlanInput } from './plan-input.ts';
import { assetRef } from './scene-task.ts';

/** Layout and picture of a card; nothing for a plain one. */
export function cardLook(
  { assets }: PlanInput,
  card: Pick<CardLook, 'layout' | 'picture'> | undefined,
  usual: CardLayout | undefined,
): Pick<EndCard, 'layout' | 'picture'> {
  const layout = card?.layout ?? usual ?? 'plain';
  const picture = assetRef(assets, card?.picture);
  if (layout === 'plain') return {};
  return { layout, ...(picture === undefined ? {} : { picture }) };
}

export function introCard({ input, slot, timeline, fps }: EditParts): Pick<Edit, 'intro'> {
  const { intro } = slot.variant;
  const title = intro?.title[slot.locale];
  if (intro === undefined || title === undefined || timeline.intro === undefined) return {};
  const { start, frames } = timeline.intro;
  const look = cardLook(input, intro, input.brand.intro?.layout);
  const subtitle = intro.subtitle[slot.locale];
  return { intro: { start: start / fps, seconds: frames / fps, title, subtitle, ...look } };
}
