import type { Environment } from '../../environment.ts';
import { accountsFolder } from '../../publish/accounts/accounts-folder.ts';
import { expiryWarning } from '../../publish/accounts/expiry.ts';
import { type Connection, openAccounts } from '../../publish/accounts/open-accounts.ts';
import { lastsWords, ownerWords } from '../connection-words.ts';
import { wordsOf, type Finding } from './finding.ts';

/** Which accounts are connected and how long they last. No service is asked. */
export async function checkAccounts(env: Environment, now: () => number): Promise<Finding[]> {
  try {
    const accounts = openAccounts(accountsFolder(env), { fetch, now });
    return (await accounts.list()).map((one) => findingOf(one, now()));
  } catch (error) {
    return [{ name: 'Account', state: 'warning', ...wordsOf(error) }];
  }
}

function findingOf(one: Connection, now: number): Finding {
  const { service, name, settings } = one.account;
  const hint = expiryWarning({ service, name, endsAt: one.endsAt }, now);
  // Until TikTok has audited an app, nothing that it sends is published by itself.
  const drafts = service === 'tiktok' && settings['audited'] !== true ? '; posts become drafts in its inbox' : '';
  const message = `${service}/${name} as ${ownerWords(one)}, ${lastsWords(one, now)}${drafts}`;
  return { name: 'Account', state: hint === undefined ? 'good' : 'warning', message, hint };
}
