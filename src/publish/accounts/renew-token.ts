import { ProviderError, UserError } from '../../errors.ts';
import { networkError } from '../../http/network-error.ts';
import { retryAfterMs } from '../../http/retry-after.ts';
import type { Account } from '../publisher-tools.ts';
import { basicAuthorization } from './basic-authorization.ts';
import { readTokens } from './read-tokens.ts';
import type { Renewal, StoredSecrets } from './secrets.ts';

export interface RenewTools {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Shorter than others wait for the lock under which this is asked. */
const withinMs = 30_000;

/** Asks for the next token. What the answer does not name stays: many services send the refresh token only once. */
export async function renewToken(
  account: Account,
  secrets: StoredSecrets,
  { fetch, now }: RenewTools,
): Promise<StoredSecrets> {
  const { renewal } = secrets;
  if (renewal === undefined) throw connectAgain(account, 'has expired, and cannot be renewed');
  const { url, ...init } = requestOf(renewal, secrets, account);
  const asked = now();
  const response = await send(fetch, url, init, account);
  const { status, headers } = response;
  const tokens = readTokens(await response.text().catch(() => ''), asked);
  if (status === 429 || status >= 500) {
    const wait = retryAfterMs(headers);
    throw unreachable(account, `answered ${status}`, wait === undefined ? {} : { retryAfterMs: wait });
  }
  // TikTok says what is wrong with 200.
  if (!response.ok || tokens === undefined) throw connectAgain(account, 'was disconnected by the service');
  return { ...secrets, ...tokens };
}

function requestOf(renewal: Renewal, secrets: StoredSecrets, account: Account): RequestInit & { readonly url: string } {
  if (renewal.kind === 'exchange') {
    const url = new URL(renewal.url);
    url.searchParams.set('grant_type', renewal.grantType);
    url.searchParams.set('access_token', secrets.accessToken);
    return { url: url.href };
  }
  const { refreshToken } = secrets;
  if (refreshToken === undefined) throw connectAgain(account, 'has no refresh token');
  if (renewal.kind === 'session') {
    return { url: renewal.url, method: 'POST', headers: { authorization: `Bearer ${refreshToken}` } };
  }
  const { url, clientId, clientSecret, clientIdName, auth } = renewal;
  const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken });
  if (auth === 'body' || clientSecret === undefined) body.set(clientIdName, clientId);
  if (auth === 'body' && clientSecret !== undefined) body.set('client_secret', clientSecret);
  const basic =
    auth === 'basic' && clientSecret !== undefined ? { authorization: basicAuthorization(clientId, clientSecret) } : {};
  return { url, method: 'POST', headers: basic, body };
}

async function send(fetch: RenewTools['fetch'], url: string, init: RequestInit, account: Account): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(withinMs) });
  } catch (error) {
    throw unreachable(account, `could not be asked (${networkError(error)?.code ?? 'no answer'})`, {});
  }
}

/** Nothing has happened to any post, and it may be asked again. */
function unreachable(account: Account, said: string, wait: { readonly retryAfterMs?: number }): ProviderError {
  return new ProviderError(`The token of ${account.service}/${account.name} is not renewed: the service ${said}.`, {
    provider: account.service,
    nothingStarted: true,
    ...wait,
  });
}

export function connectAgain({ service, name }: Pick<Account, 'service' | 'name'>, what: string): UserError {
  return new UserError(`The account ${service}/${name} ${what}.`, {
    hint: `Connect it again: reelmill connect ${service} --account ${name}`,
  });
}
