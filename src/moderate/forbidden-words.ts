import type { Brand, Campaign } from '../campaign/campaign.ts';
import type { Plan } from '../plan/plan.ts';
import type { Config } from '../project/config.ts';
import type { Project } from '../project/project.ts';
import { type CampaignText, campaignTexts } from './campaign-texts.ts';
import { wordFinder } from './find-words.ts';

interface Checked {
  readonly campaign: Campaign;
  readonly brand: Brand;
  readonly config: Pick<Config, 'moderation'>;
  /** Finds the line that says it. */
  readonly places?: Project['places'];
}

/**
 * Where a plan uses words that it must not use, in words, each place once: those that the configuration forbids
 * everywhere; in what viewers read or hear, those that the brand does not say; and in what describes pictures, what the
 * brand avoids there, since a model is told to avoid it in the same breath. Pure.
 */
export function forbiddenWords(checked: Checked, plan: Plan): readonly string[] {
  const { brand, config } = checked;
  const forbidden = wordFinder(config.moderation.forbidden);
  const avoided = wordFinder(brand.avoid);
  const unsaid = new Map(Object.keys(brand.wordsToAvoid).map((locale) => [locale, unsaidIn(brand, locale)]));
  const places = new Map<string, Set<string>>();
  const told = new Set<string>();
  for (const text of campaignTexts(checked, plan)) {
    const isPrompt = text.kind === 'prompt' || text.kind === 'content';
    const say = (word: string, why: string) => note(places, text, line(checked, text, word, why));
    for (const word of forbidden(text.text)) {
      say(word, 'which reelmill.config.yaml forbids');
      if (isPrompt) told.add(word);
    }
    if (isPrompt) for (const word of avoided(text.text)) say(word, `which the brand ${brand.name} avoids`);
    else for (const { word, why } of unsaid.get(text.locale)?.(text.text) ?? []) say(word, why);
  }
  // What styles, the brand's look or a language model added to a prompt is nobody's own words, and sent all the same.
  const added = plan.clips.flatMap(({ label, request: { prompt } }) =>
    forbidden(prompt)
      .filter((word) => !told.has(word))
      .map((word) => `${label}: the finished prompt holds “${word}”, which reelmill.config.yaml forbids`),
  );
  return [...Array.from(places, ([what, locales]) => what.replace('\0', [...locales].join(', '))), ...added];
}

/** Finds what a brand does not say in a language, with what it says instead. */
function unsaidIn({ name, wordsToAvoid }: Brand, locale: string): (text: string) => { word: string; why: string }[] {
  const words = wordsToAvoid[locale] ?? [];
  const find = wordFinder(words.map(({ word }) => word));
  return (text) =>
    find(text).map((word) => {
      const say = words.find((one) => one.word === word)?.say;
      return { word, why: `which the brand ${name} does not say${say === undefined ? '' : `: say “${say}”`}` };
    });
}

function line({ places }: Checked, { file, paths, place, kind }: CampaignText, word: string, why: string): string {
  const at = places?.[file](paths, word);
  return `${at === undefined ? '' : `${at}: `}${place} (\0): the ${kind} holds “${word}”, ${why}`;
}

/** The same words in several languages are one mistake. */
function note(places: Map<string, Set<string>>, { locale }: CampaignText, what: string): void {
  places.set(what, (places.get(what) ?? new Set()).add(locale));
}
