import type { ConfigFile } from '../campaign/config-schema.ts';
import type { Media } from '../media/media.ts';
import type { ReadSecret } from '../secrets/vault.ts';

/** What the providers work with; each takes what it needs. */
export interface ProviderTools {
  readonly media: Media;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly fetch: typeof globalThis.fetch;
  readonly config: ProvidersConfig;
  /** Where signing secrets are kept; only for providers that are called back. */
  readonly webhooks?: ConfigFile['webhooks'];
  /** Keys are read through this, so that they are hidden in logs and messages from then on. */
  readonly secret: ReadSecret;
  /** Milliseconds since 1970, as Date.now gives them. */
  readonly now: () => number;
}

/** `providers` of reelmill.config.yaml, with ${NAME} filled in but for secrets, which stay references. */
export type ProvidersConfig = ConfigFile['providers'];
export type OpenaiConfig = NonNullable<ProvidersConfig['openai']>;
export type ServiceConfig = NonNullable<ProvidersConfig['xai']>;
