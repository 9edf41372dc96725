import type { OpenAI } from 'openai';
import { UserError } from '../errors.ts';
import type { ReadSecret } from '../secrets/vault.ts';

/** A service that speaks OpenAI's protocol for words: moderation, responses. Video has its own, in generate/. */
export interface OpenaiService {
  readonly client: OpenAI;
  /** For messages. */
  readonly host: string;
  /** Is hidden in messages. */
  readonly key: string;
}

export interface ServiceSettings {
  readonly baseUrl?: string | undefined;
  /** Reference to where the key is. */
  readonly apiKey: string;
}

export interface ServiceTools {
  readonly secret: ReadSecret;
  readonly fetch: typeof globalThis.fetch;
}

const officialUrl = 'https://api.openai.com/v1';

/** `maxRetries` only where asking again costs nothing. */
export async function openService(
  { baseUrl = officialUrl, apiKey }: ServiceSettings,
  { secret, fetch }: ServiceTools,
  maxRetries: number,
): Promise<OpenaiService> {
  const url = checkAddress(baseUrl);
  const key = await secret(apiKey);
  const { OpenAI: Client } = await import('openai');
  // null: the SDK would look into environment variables of its own.
  const unset = { organization: null, project: null, webhookSecret: null };
  const baseURL = baseUrl.replace(/\/+$/, '');
  const client = new Client({ apiKey: key, baseURL, fetch, maxRetries, timeout: 60_000, logLevel: 'off', ...unset });
  return { client, host: url.host, key };
}

/** The address is shown in messages, so it must hold no secret. */
function checkAddress(baseUrl: string): URL {
  const url = URL.parse(baseUrl);
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search;
  if (isPlain) return url;
  throw new UserError('The baseUrl of a language model in reelmill.config.yaml is no plain web address.', {
    hint: `Write it without user name, password and query, such as ${officialUrl}; the key goes into apiKey.`,
  });
}
