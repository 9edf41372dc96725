import { UserError } from '../errors.ts';
import type { ProviderTools, ServiceConfig } from './provider-tools.ts';

/** Where a service is, and the key that opens it. */
export interface Service {
  readonly provider: string;
  readonly baseUrl: string;
  /** Host and port: goes into operations and messages. */
  readonly host: string;
  /** Goes into a header and nowhere else. */
  readonly key: string;
  /** A name for whose key it is. */
  readonly account: string | undefined;
}

interface Defaults {
  readonly provider: string;
  readonly baseUrl: string;
  /** Such as `${GEMINI_API_KEY}`. */
  readonly apiKey: string;
}

export async function serviceSettings(
  config: ServiceConfig = {},
  { provider, ...defaults }: Defaults,
  { secret }: Pick<ProviderTools, 'secret'>,
): Promise<Service> {
  const address = checkAddress(config.baseUrl ?? defaults.baseUrl, provider);
  return { provider, ...address, account: config.account, key: await secret(config.apiKey ?? defaults.apiKey) };
}

/** Refuses what is no address, or holds a secret. */
export function checkAddress(baseUrl: string, provider: string): Pick<Service, 'baseUrl' | 'host'> {
  const hint = `Correct providers.${provider}.baseUrl in reelmill.config.yaml, or remove it for the service's own address.`;
  const url = URL.parse(baseUrl);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UserError(`The base URL of the provider ${provider} is no web address: ${baseUrl}`, { hint });
  }
  // The address is shown in messages, so it must hold no secret.
  if (url.username || url.password || url.search) {
    throw new UserError(`The base URL of the provider ${provider} may hold no user name, password or query.`, { hint });
  }
  return { baseUrl: baseUrl.replace(/\/+$/, ''), host: url.host };
}
