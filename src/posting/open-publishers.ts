import type { Accounts } from '../publish/accounts/open-accounts.ts';
import { guardPublisher } from '../publish/guard-publisher.ts';
import { openPart } from '../publish/open-part.ts';
import type { Account } from '../publish/publisher-tools.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Publishers } from '../publish/registry.ts';
import type { Hide } from '../secrets/redactor.ts';

interface OpenPublishersOptions {
  readonly accounts: Accounts;
  readonly publishers: Publishers;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  /** Takes secrets out of what services say. */
  readonly hide: Hide;
  /** Called before anything is sent; what it throws stops that. */
  readonly beforeSending?: () => void;
}

/** One publisher for each account, made when it is asked for. */
export function openPublishers({ accounts, publishers, fetch, now, hide, beforeSending }: OpenPublishersOptions) {
  const made = new Map<string, Promise<Publisher>>();
  const guarded: typeof fetch = async (...request) => {
    beforeSending?.();
    return await fetch(...request);
  };
  const make = async (account: Account): Promise<Publisher> => {
    const token = (options?: { readonly renew?: boolean }) => accounts.token(account, options);
    return guardPublisher(await publishers.create({ fetch: guarded, now, account, token, open: openPart }), hide);
  };
  return (account: Account): Promise<Publisher> => {
    const id = `${account.service}/${account.name}`;
    const publisher = made.get(id) ?? make(account);
    made.set(id, publisher);
    return publisher;
  };
}
