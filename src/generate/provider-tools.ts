import type { Media } from '../media/media.ts';

/** What the providers work with; each takes what it needs. */
export interface ProviderTools {
  readonly media: Media;
  readonly env: NodeJS.ProcessEnv;
  readonly fetch: typeof globalThis.fetch;
  readonly config: ProvidersConfig;
  /** Milliseconds since 1970, as Date.now gives them. */
  readonly now: () => number;
}

/** `providers` of reelmill.config.yaml. */
interface ProvidersConfig {
  readonly openai?: OpenaiConfig | undefined;
}

export interface OpenaiConfig {
  /** Where the service listens, such as `https://gateway.example.com/v1`. */
  readonly baseUrl?: string | undefined;
  /** Name of the environment variable that holds the key; OPENAI_API_KEY unless said otherwise. */
  readonly keyVariable?: string | undefined;
}
