import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Account, PublisherTools } from '../../../../src/publish/publisher-tools.ts';

/** As Meta writes tokens. */
export const tokens = ['EAAGm0PX4ZCpsBAOdZBv1nL8x4dZC3fJq7hT2wY9', 'EAAGm0PX4ZCpsBAJs7Kq5rW2uVbN6yT3eR8mZa1C'] as const;
export const patient: AbortSignal = new AbortController().signal;

export interface Setup {
  readonly account: Account;
  readonly now?: () => number;
  /** The token after the first; without it, the account cannot be renewed. */
  readonly renewed?: string;
}

/** What publishers work with, with real files and a token that can be renewed. */
export function metaTools({
  account,
  now = Date.now,
  renewed,
}: Setup): PublisherTools & { readonly renewals: () => number } {
  let token: string = tokens[0];
  let renewals = 0;
  return {
    fetch: globalThis.fetch,
    now,
    account,
    token: async ({ renew = false } = {}) => {
      if (renew) renewals += 1;
      if (renew && renewed !== undefined) token = renewed;
      return token;
    },
    open: (path, range) => Readable.toWeb(createReadStream(path, range ?? {})) as ReadableStream<Uint8Array>,
    renewals: () => renewals,
  };
}

export function metaAccount(service: string, id: string, baseUrl: string, settings: Account['settings'] = {}): Account {
  return { service, name: 'brand', id, baseUrl, settings };
}
