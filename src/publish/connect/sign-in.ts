import type { Account } from '../publisher-tools.ts';
import type { OAuthClientMaker } from './oauth-client.ts';

// How one connects to a service: data with its source, and how to ask who has signed in.

export interface SignIn {
  readonly service: string;
  /** `YouTube` */
  readonly title: string;
  readonly source: { readonly url: string; /** The day it was read. */ readonly date: string };
  /** What a person should know about how long the connection lasts, and what it is good for. */
  readonly notes: readonly string[];
  readonly oauth: OAuth;
  /** Where a person can make a token without us, and how long it lasts; days undefined is for good. */
  readonly byHand?: { readonly where: string; readonly days: number | undefined };
  /** Whom the one who signed in can publish as. */
  readonly identities: (reach: Reach) => Promise<readonly Identity[]>;
}

export interface OAuth {
  /** Addresses of the service itself; with a `baseUrl`, their paths are taken below that. */
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly scopes: readonly string[];
  /** RFC 6749 says a space. */
  readonly scopeSeparator?: ',';
  readonly authorizeParameters?: Readonly<Record<string, string>>;
  readonly tokenParameters?: Readonly<Record<string, string>>;
  /** How the SHA-256 of the verifier is written; without it, the service knows no PKCE. */
  readonly pkce?: 'base64url' | 'hex';
  readonly clientIdName?: 'client_key';
  /** Where the app says who it is; `body` unless given. */
  readonly clientAuth?: 'basic';
  /** Without it, apps that are no browser's have no secret. */
  readonly needsSecret: boolean;
  /** On this machine, `*` for whichever port is free. Undefined: the service takes only https addresses, so the person must have registered one. */
  readonly redirectUri: string | undefined;
  /** Meta: the first token lasts an hour and is exchanged for one of 60 days. */
  readonly lengthen?: {
    readonly url: string;
    readonly grantType: string;
    readonly tokenName: 'access_token' | 'fb_exchange_token';
  };
  /** A token that asks for its own successor. Otherwise a refresh token does, where the service gives one. */
  readonly exchange?: { readonly url: string; readonly grantType: string };
  /** Any server may be the service: it must be named, and makes us an app when asked. */
  readonly registerUrl?: string;
  /** Its own client library instead of plain requests. */
  readonly createClient?: OAuthClientMaker;
}

/** Someone or something that posts can be published as. */
export interface Identity {
  /** As `Account.id`. */
  readonly id: string;
  /** What people know it by. */
  readonly title: string;
  readonly handle?: string;
  readonly settings?: Account['settings'];
  /** Its own token, such as that of a Page. Such tokens do not expire. */
  readonly token?: string;
}

/** Asks a service on behalf of the one who signed in. */
export interface Reach {
  /** The parsed JSON of an address of the service. `query`: sends the token as access_token, as Meta documents it. */
  readonly get: (
    url: string,
    options?: { readonly headers?: Readonly<Record<string, string>>; readonly auth?: 'bearer' | 'query' },
  ) => Promise<unknown>;
  readonly scopes: readonly string[];
  readonly settings: Account['settings'];
  /** Undefined is the service's own address. */
  readonly baseUrl: string | undefined;
}
