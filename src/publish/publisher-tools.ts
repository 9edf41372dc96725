/** What the publishers work with; each takes what it needs. */
export interface PublisherTools {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly account: Account;
  /** A token that is valid now; refreshed, by one process at a time, when it is not. `renew`: the service has just refused the last one. */
  readonly token: (options?: { readonly renew?: boolean }) => Promise<string>;
  /** Opens a file, or part of it, anew for each attempt: a streamed body cannot be sent twice. `end` is the last byte, as in Content-Range. */
  readonly open: (path: string, range?: { readonly start: number; readonly end: number }) => ReadableStream<Uint8Array>;
}

/** A connected account. Secrets are elsewhere: this may be shown. */
export interface Account {
  readonly service: string;
  /** What people call it: `--account brand-de`. */
  readonly name: string;
  /** The service's id of the channel, page, organisation or user. Unique in the service: where it has many servers (Mastodon), with the server's name. */
  readonly id: string;
  /** Address of the service; its own unless configured, such as a Mastodon server or an emulator. */
  readonly baseUrl: string | undefined;
  /** Of this account, such as `audited: true` for TikTok or `board` for Pinterest. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
}
