import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../publisher-tools.ts';
import {
  accountFile,
  type AccountName,
  listAccounts,
  makeAccountFolder,
  readAccount,
  removeAccount,
  type StoredAccount,
  writeAccount,
} from './account-files.ts';
import { connectionEnd } from './expiry.ts';
import { connectAgain, renewToken, type RenewTools } from './renew-token.ts';
import type { Secrets, StoredSecrets } from './secrets.ts';
import { withLock } from './with-lock.ts';

/** A connected account, and until when. */
export interface Connection {
  readonly account: Account;
  /** ISO 8601: when a person must connect again at the latest; undefined is never, as far as is known. */
  readonly endsAt: string | undefined;
}

/** The connected accounts of this person. Tokens are renewed by one process at a time, and written down before they are used. */
export interface Accounts {
  /** By service and name, in the order of the alphabet. */
  list(): Promise<readonly Connection[]>;
  get(service: string, name: string): Promise<Connection | undefined>;
  /** Connects an account, or connects it again. */
  save(account: Account, secrets: Secrets): Promise<void>;
  /** A token that is valid now. `renew`: the service has just refused the last one. A UserError says when to connect again. */
  token(account: AccountName, options?: { readonly renew?: boolean }): Promise<string>;
  /** Forgets an account on this machine; the service may still know it. */
  remove(account: AccountName): Promise<void>;
}

export interface AccountsOptions extends RenewTools {
  /** Called with everything that must never be shown, before it is used. */
  readonly onSecrets?: (secrets: readonly string[]) => void;
}

export function openAccounts(folder: string, options: AccountsOptions): Accounts {
  /** The token that each account was last given, and since when: another process may have renewed it meanwhile. */
  const given = new Map<string, { readonly token: string; readonly since: number }>();

  const read = async (name: AccountName): Promise<StoredAccount | undefined> => {
    const stored = await readAccount(folder, name);
    if (stored !== undefined) options.onSecrets?.(secretsOf(stored.secrets));
    return stored;
  };
  const locked = async <T>(name: AccountName, work: () => Promise<T>): Promise<T> => {
    const file = `${accountFile(folder, name)}.lock`;
    await makeAccountFolder(folder, name.service);
    return await withLock(file, work);
  };
  const get = async (service: string, name: string): Promise<Connection | undefined> => {
    const stored = await read({ service, name });
    return stored && { account: stored.account, endsAt: connectionEnd(stored.secrets) };
  };

  return {
    get,
    list: async () => {
      const names = await listAccounts(folder);
      const found = await Promise.all(names.map(({ service, name }) => get(service, name)));
      return found.filter((connection) => connection !== undefined);
    },
    save: (account, secrets) => locked(account, () => writeAccount(folder, { account, secrets })),
    remove: (name) => locked(name, () => removeAccount(folder, name)),
    token: async (name, { renew = false } = {}) => {
      const id = accountFile(folder, name);
      const isRefused = ({ accessToken }: StoredSecrets) => renew && wasRefused(accessToken, given.get(id));
      const before = await needed(name, read);
      const { accessToken: token } =
        isRefused(before.secrets) || isStale(before.secrets, options.now())
          ? await locked(name, () => renewed(name, isRefused))
          : before.secrets;
      if (given.get(id)?.token !== token) given.set(id, { token, since: options.now() });
      return token;
    },
  };

  /** Of requests that were under way together, the first to be refused has renewed the token for all. */
  function wasRefused(token: string, last: { readonly token: string; readonly since: number } | undefined): boolean {
    return last === undefined || (last.token === token && options.now() - last.since >= freshMs);
  }

  /** Reads again first: while this process waited for the lock, another may have renewed it. */
  async function renewed(name: AccountName, isRefused: (secrets: StoredSecrets) => boolean): Promise<StoredSecrets> {
    const { account, secrets } = await needed(name, read);
    if (!isRefused(secrets) && !isStale(secrets, options.now())) return secrets;
    const mayGoOn = !isRefused(secrets) && isValid(secrets, options.now());
    const next = await renewToken(account, secrets, options).catch((error: unknown) => {
      // Asked ahead of time: the old one still does.
      if (mayGoOn) return secrets;
      throw error;
    });
    options.onSecrets?.(secretsOf(next));
    // A refresh token that was used is worth nothing (TikTok): without the next one the account is lost.
    if (!isDeepStrictEqual(next, secrets)) await writeAccount(folder, { account, secrets: next });
    return next;
  }
}

async function needed(
  name: AccountName,
  read: (name: AccountName) => Promise<StoredAccount | undefined>,
): Promise<StoredAccount> {
  const stored = await read(name);
  if (stored === undefined) throw connectAgain(name, 'is not connected');
  return stored;
}

const minuteMs = 60_000;
const freshMs = 10_000;
// A token that can only be exchanged while it lives is exchanged long before its end (60 days, after the first 24 hours).
const aheadMs = { 'refresh-token': 5 * minuteMs, session: 5 * minuteMs, exchange: 20 * 24 * 60 * minuteMs };

function isStale({ expiresAt, renewal }: StoredSecrets, now: number): boolean {
  if (expiresAt === undefined) return false;
  return Date.parse(expiresAt) - (renewal === undefined ? 0 : aheadMs[renewal.kind]) <= now;
}

function isValid({ expiresAt }: StoredSecrets, now: number): boolean {
  return expiresAt === undefined || Date.parse(expiresAt) > now;
}

function secretsOf({ accessToken, refreshToken, renewal }: StoredSecrets): string[] {
  const clientSecret = renewal?.kind === 'refresh-token' ? renewal.clientSecret : undefined;
  return [accessToken, refreshToken, clientSecret].filter((secret) => secret !== undefined);
}
