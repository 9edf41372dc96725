import { nameSchema } from '../campaign/name-schema.ts';
import { localeSchema } from '../campaign/text-schema.ts';
import { UserError } from '../errors.ts';
import type { GivenAnswers } from './ask-init.ts';
import { findPlatform, knownPlatforms } from './known-platforms.ts';
import { campaignFile, refuseTaken } from './write-campaign.ts';

/** Before anything is asked: a person should not answer three questions to learn that the first word was wrong. */
export async function checkAnswers({ name, platforms, locales = [] }: GivenAnswers, cwd: string): Promise<void> {
  const problem = name === undefined ? undefined : nameSchema.safeParse(name).error?.issues[0]?.message;
  if (problem !== undefined) throw new UserError(`the name “${name}” ${problem}`, { hint: 'Choose another name.' });
  if (name !== undefined) await refuseTaken(campaignFile(name, cwd), cwd);
  for (const locale of locales) {
    const { error } = localeSchema.safeParse(locale);
    if (error !== undefined) throw new UserError(`the language “${locale}” ${error.issues[0]?.message}`);
  }
  if (platforms === undefined) return;
  const known = await knownPlatforms(cwd);
  for (const platform of platforms) findPlatform(known, platform);
}
