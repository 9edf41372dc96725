import type { Accounts } from '../publish/accounts/open-accounts.ts';
import { openPart } from '../publish/open-part.ts';
import type { Account } from '../publish/publisher-tools.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Publishers } from '../publish/registry.ts';

interface OpenPublishersOptions {
  readonly accounts: Accounts;
  readonly publishers: Publishers;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  /** Called before anything is sent; what it throws stops that. */
  readonly beforeSending?: () => void;
}

/** One publisher for each account, made when it is asked for. */
export function openPublishers({ accounts, publishers, fetch, now, beforeSending }: OpenPublishersOptions) {
  const made = new Map<string, Promise<Publisher>>();
  const guarded: typeof fetch = async (...request) => {
    beforeSending?.();
    return await fetch(...request);
  };
  const make = (account: Account): Promise<Publisher> =>
    publishers.create({
      fetch: guarded,
      now,
      account,
      token: (options) => accounts.token(account, options),
      open: openPart,
    });
  return (account: Account): Promise<Publisher> => {
    const id = `${account.service}/${account.name}`;
    const publisher = made.get(id) ?? make(account);
    made.set(id, publisher);
    return publisher;
  };
}
