import type { Brand, Campaign } from '../campaign/campaign.ts';
import type { Plan } from '../plan/plan.ts';
import type { Config } from '../project/config.ts';
import { type CampaignText, campaignTexts } from './campaign-texts.ts';
import { wordFinder } from './find-words.ts';

interface Checked {
  readonly campaign: Campaign;
  readonly brand: Brand;
  readonly config: Pick<Config, 'moderation'>;
}

/**
 * Where a plan uses words that it must not use, in words, each place once: those that the configuration forbids
 * everywhere, and in what describes pictures also those that the brand avoids, since a model is told to avoid them in the
 * same breath. Pure.
 */
export function forbiddenWords(checked: Checked, plan: Plan): readonly string[] {
  const forbidden = wordFinder(checked.config.moderation.forbidden);
  const avoided = wordFinder(checked.brand.avoid);
  const places = new Map<string, Set<string>>();
  const told = new Set<string>();
  for (const text of campaignTexts(checked, plan)) {
    const isPrompt = text.kind === 'prompt' || text.kind === 'content';
    for (const word of forbidden(text.text)) {
      note(places, text, `“${word}”, which reelmill.config.yaml forbids`);
      if (isPrompt) told.add(word);
    }
    if (!isPrompt) continue;
    for (const word of avoided(text.text))
      note(places, text, `“${word}”, which the brand ${checked.brand.name} avoids`);
  }
  // What styles, the brand's look or a language model added to a prompt is nobody's own words, and sent all the same.
  const added = plan.clips.flatMap(({ label, request: { prompt } }) =>
    forbidden(prompt)
      .filter((word) => !told.has(word))
      .map((word) => `${label}: the finished prompt holds “${word}”, which reelmill.config.yaml forbids`),
  );
  return [...Array.from(places, ([line, locales]) => line.replace('\0', [...locales].join(', '))), ...added];
}

/** The same words in several languages are one mistake. */
function note(places: Map<string, Set<string>>, { place, locale, kind }: CampaignText, what: string): void {
  const line = `${place} (\0): the ${kind} holds ${what}`;
  places.set(line, (places.get(line) ?? new Set()).add(locale));
}
