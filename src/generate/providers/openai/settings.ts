import type { z } from 'zod';
import { configSchema } from '../../../campaign/config-schema.ts';
import { UserError } from '../../../errors.ts';
import type { OpenaiConfig, ProviderTools } from '../../provider-tools.ts';

export interface OpenaiSettings {
  readonly baseUrl: string;
  /** Host and port: goes into operations and messages. */
  readonly host: string;
  /** Goes into the Authorization header and nowhere else. */
  readonly key: string;
  readonly dialect: Dialect;
}

/** How this gateway wants to be spoken to. */
export type Dialect = z.output<typeof dialectSchema>;

// What the environment alone sets up has the defaults of the configuration too.
const openaiSchema = configSchema.shape.providers.unwrap().shape.openai.unwrap();
const dialectSchema = openaiSchema.omit({ baseUrl: true, apiKey: true, account: true });

const howToSet =
  'Set providers.openai.baseUrl in reelmill.config.yaml, or REELMILL_OPENAI_BASE_URL, to where a server that speaks the ' +
  'protocol listens (LiteLLM, vLLM-Omni, SGLang, new-api and others do), such as https://gateway.example.com/v1.';

/** There is no default address: OpenAI closed its own Videos API. */
export async function openaiSettings(
  config: Partial<OpenaiConfig> = {},
  { env, secret }: Pick<ProviderTools, 'env' | 'secret'>,
): Promise<OpenaiSettings> {
  const { apiKey = '${OPENAI_API_KEY}', account: _account, ...rest } = config;
  const { baseUrl = env['REELMILL_OPENAI_BASE_URL'], ...dialect } = rest;
  if (!baseUrl) throw new UserError(`The provider openai has no address. ${closed}`, { hint: howToSet });
  return { ...checkAddress(baseUrl), key: await secret(apiKey), dialect: dialectSchema.parse(dialect) };
}

const closed = 'OpenAI closed its own Videos API on 2026-09-24.';

function checkAddress(baseUrl: string): Pick<OpenaiSettings, 'baseUrl' | 'host'> {
  const url = URL.parse(baseUrl);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UserError(`The base URL of the provider openai is no web address: ${baseUrl}`, { hint: howToSet });
  }
  if (url.hostname === 'api.openai.com') throw new UserError(closed, { hint: howToSet });
  // The address is shown in messages, so it must hold no secret.
  if (url.username || url.password || url.search) {
    throw new UserError('The base URL of the provider openai may hold no user name, password or query.', {
      hint: 'Put the key into OPENAI_API_KEY, or name another variable in providers.openai.apiKey.',
    });
  }
  return { baseUrl: baseUrl.replace(/\/+$/, ''), host: url.host };
}
