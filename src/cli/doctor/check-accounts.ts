import type { Environment } from '../../environment.ts';
import { accountsFolder } from '../../publish/accounts/accounts-folder.ts';
import { expiryWarning } from '../../publish/accounts/expiry.ts';
import { type Connection, openAccounts } from '../../publish/accounts/open-accounts.ts';
import { openLedgerIfPresent } from '../../ledger/open-ledger.ts';
import { lastsWords, ownerWords } from '../connection-words.ts';
import { wordsOf, type Finding } from './finding.ts';
import { uploadsToday } from './uploads-today.ts';

/** Which accounts are connected, how long they last, and what of a quota is used. No service is asked. */
export async function checkAccounts(
  env: Environment,
  ledgerFile: string | undefined,
  now: () => number,
): Promise<Finding[]> {
  try {
    const accounts = openAccounts(accountsFolder(env), { fetch, now });
    const all = await accounts.list();
    const used = all.some(isYouTube) ? await usedToday(ledgerFile, now) : undefined;
    return all.map((one) => findingOf(one, isYouTube(one) ? used : undefined, now()));
  } catch (error) {
    return [{ name: 'Account', state: 'warning', ...wordsOf(error) }];
  }
}

const isYouTube = ({ account }: Connection): boolean => account.service === 'youtube';

async function usedToday(file: string | undefined, now: () => number): Promise<string | undefined> {
  const ledger = file === undefined ? undefined : await openLedgerIfPresent(file, { now: () => new Date(now()) });
  try {
    return await uploadsToday((await ledger?.posts()) ?? [], now());
  } finally {
    await ledger?.close();
  }
}

function findingOf(one: Connection, used: string | undefined, now: number): Finding {
  const { service, name, settings } = one.account;
  const hint = expiryWarning({ service, name, endsAt: one.endsAt }, now);
  // Until TikTok has audited an app, nothing that it sends is published by itself.
  const drafts = service === 'tiktok' && settings['audited'] !== true ? '; posts become drafts in its inbox' : '';
  const quota = used === undefined ? '' : `; ${used}`;
  const message = `${service}/${name} as ${ownerWords(one)}, ${lastsWords(one, now)}${drafts}${quota}`;
  return { name: 'Account', state: hint === undefined ? 'good' : 'warning', message, hint };
}
