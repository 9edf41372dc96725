import { OpenAI } from 'openai';
import type { OpenaiSettings } from './settings.ts';

/** The SDK's client, without its habits. */
export function createClient({ key, baseUrl }: OpenaiSettings, fetch: typeof globalThis.fetch): OpenAI {
  // null: the SDK would look into environment variables of its own.
  const unset = { organization: null, project: null, webhookSecret: null };
  return new OpenAI({ apiKey: key, baseURL: baseUrl, fetch, maxRetries: 0, logLevel: 'off', ...unset });
}
