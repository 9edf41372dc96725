import { ProviderError } from '../../../errors.ts';
import type { OpenaiSettings } from './settings.ts';

interface Following {
  readonly settings: OpenaiSettings;
  readonly fetch: typeof globalThis.fetch;
  readonly accepted: string;
  readonly signal: AbortSignal;
}

/** Fetches footage from an address that a gateway gave. Only the gateway itself is shown the key. Undefined when the link is dead. */
export async function followLink(link: string, following: Following): Promise<Response | undefined> {
  const { settings, fetch, accepted: Accept, signal } = following;
  // Some give a path of their own.
  const url = URL.parse(link, settings.baseUrl);
  const gateway = new URL(settings.baseUrl);
  if (url === null || !isSafe(url, gateway))
    throw broken(`${settings.host} gave an address that is not followed`, false);
  const key = url.origin === gateway.origin ? { Authorization: `Bearer ${settings.key}` } : {};
  const response = await fetch(url, { headers: { Accept, ...key }, signal });
  if (response.ok) return response;
  await response.body?.cancel();
  // Expired signatures are answered with 403.
  if ([403, 404, 410].includes(response.status)) return undefined;
  throw broken(`${url.host} answered ${response.status}`, true);
}

/** Plain http only to the gateway itself. A result within the address is no request at all. */
function isSafe({ protocol, host }: URL, gateway: URL): boolean {
  return protocol === 'https:' || protocol === 'data:' || (protocol === gateway.protocol && host === gateway.host);
}

/** Without the address: its query is often a key to the file. */
function broken(what: string, retryable: boolean): ProviderError {
  return new ProviderError(`The footage did not arrive: ${what}.`, { provider: 'openai', retryable });
}
