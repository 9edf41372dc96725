import type { Config } from '../../project/config.ts';
import type { ReadSecret } from '../../secrets/vault.ts';
import type { Accounts } from '../accounts/open-accounts.ts';
import type { Secrets } from '../accounts/secrets.ts';
import type { OAuthTools } from './oauth-client.ts';
import type { Identity } from './sign-in.ts';

/** What a person asks for. */
export interface ConnectRequest {
  readonly service: string;
  /** What to call the account; made of its handle unless given. */
  readonly name: string | undefined;
  /** Which channel, page or user, where there are several: its id, title or handle. */
  readonly as: string | undefined;
  /** Address of the server, for services that have many. */
  readonly server: string | undefined;
  /** Where a token or app password is that was made by hand, such as `${NAME}`; true asks for it. */
  readonly token: string | true | undefined;
}

export type ServiceSettings = NonNullable<Config['publish']['services']['youtube']>;

export interface ConnectTools extends OAuthTools {
  /** publish.services.<id> of the configuration. */
  readonly settings: ServiceSettings;
  readonly secret: ReadSecret;
  readonly accounts: Accounts;
  readonly random: (bytes: number) => Uint8Array;
  readonly person: Person;
  readonly signal: AbortSignal;
  /** Called with everything that must never be shown, before it is used. */
  readonly onSecrets: (secrets: readonly string[]) => void;
}

/** Whoever sits before the screen. Each rejects with a UserError when there is nobody. */
export interface Person {
  /** Shows an address, and opens it where there is a browser. */
  readonly visit: (url: string) => void;
  readonly ask: (question: string) => Promise<string>;
  /** What is typed is not shown. */
  readonly askSecret: (question: string) => Promise<string>;
  readonly choose: (question: string, identities: readonly Identity[]) => Promise<Identity>;
}

/** What signing in comes to. */
export interface Grant {
  readonly secrets: Secrets;
  readonly identities: readonly Identity[];
  /** As `Account.baseUrl`. */
  readonly baseUrl: string | undefined;
}
