import { ProviderError, UserError } from '../errors.ts';
import { networkError } from '../http/network-error.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import type { PublisherTools } from './publisher-tools.ts';

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Made anew for each attempt: a streamed body cannot be sent twice. */
  readonly body?: () => NonNullable<RequestInit['body']>;
  /**
   * The body is a whole file. fetch keeps a copy of every body, to send it again after a redirect; only where a redirect is
   * an error, and nobody's window may ask for the password, does it not. (undici, httpNetworkOrCacheFetch; measured: 1.1 GB
   * for a file of 1 GB against 80 MB.)
   */
  readonly big?: boolean;
  /** irreversible: the call that the world sees. It is sent once, and only proof lets it be sent again. */
  readonly effect: 'read' | 'reversible' | 'irreversible';
  readonly signal: AbortSignal;
  /** Milliseconds for the whole answer; a minute unless said otherwise. */
  readonly withinMs?: number;
  /** How the token is sent; `none` for addresses that carry their own right, such as upload URLs. */
  readonly auth?: 'bearer' | 'oauth' | 'none';
}

/** An answer that was read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const usualMs = 60_000;
/** Enough for every answer of a service that is one, and a bound for those that are not. */
const mostCharacters = 1_000_000;

/**
 * Sends one request and reads its answer, whatever its status. A token that the service no longer takes is renewed once:
 * a 401 proves that nothing happened. Rejects with a ProviderError when no answer came.
 */
export async function ask(
  request: Request,
  tools: Pick<PublisherTools, 'fetch' | 'token' | 'account'>,
): Promise<Answer> {
  const answer = await send(request, tools, false);
  if (answer.status !== 401 || request.auth === 'none') return answer;
  return await send(request, tools, true);
}

async function send(
  { method = 'GET', url, headers, body, effect, signal, withinMs = usualMs, auth = 'bearer', big = false }: Request,
  { fetch, token, account }: Pick<PublisherTools, 'fetch' | 'token' | 'account'>,
  renew: boolean,
): Promise<Answer> {
  const right =
    auth === 'none' ? {} : { authorization: `${auth === 'oauth' ? 'OAuth' : 'Bearer'} ${await token({ renew })}` };
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
  try {
    const response = await fetch(url, {
      method,
      headers: { ...right, ...headers },
      ...(big ? { redirect: 'error', window: null } : { redirect: 'manual' }),
      signal: bounded,
      ...(body === undefined ? {} : { body: body(), duplex: 'half' }),
    });
    const text = (await response.text()).slice(0, mostCharacters);
    return { status: response.status, headers: response.headers, text };
  } catch (error) {
    signal.throwIfAborted();
    // Said by whoever sends for us: nothing left.
    if (error instanceof ProviderError) throw error;
    throw unanswered(error, effect, account.service);
  }
}

function unanswered(error: unknown, effect: Request['effect'], provider: string): ProviderError {
  const network = networkError(error);
  const unsent = network?.unsent === true;
  const said = unsent
    ? `cannot be reached (${network.code})`
    : error instanceof Error && error.name === 'TimeoutError'
      ? 'did not answer in time'
      : `broke the connection (${network?.code ?? 'unknown'})`;
  return new ProviderError(`${provider} ${said}.`, {
    provider,
    nothingStarted: unsent,
    retryable: unsent || effect !== 'irreversible',
  });
}

/** What the meaning of a service's own code adds to that of its status, or says instead. */
export interface Known {
  readonly hint?: string;
  readonly nothingStarted?: boolean;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
}

/** What a service said when it did not do what was asked. `words` is its own message, already read out of the answer. */
export function refusal(
  answer: Answer,
  words: string,
  effect: Request['effect'],
  { account }: Pick<PublisherTools, 'account'>,
  known: Known = {},
): Error {
  const { status, headers } = answer;
  const message = `${account.service} answered ${status}: ${words.replaceAll(/\s+/g, ' ').slice(0, 300)}`;
  if (status === 401) {
    return new UserError(message, {
      hint: known.hint ?? `Connect the account again: reelmill connect ${account.service} --account ${account.name}`,
    });
  }
  const wait = retryAfterMs(headers);
  // 4xx: refused as it stands, so nothing happened. Of 5xx nobody knows.
  const refused = status >= 400 && status < 500 && status !== 408;
  return new ProviderError(message, {
    provider: account.service,
    nothingStarted: refused,
    retryable: status === 429 || (effect !== 'irreversible' && (status >= 500 || status === 408)),
    throttled: status === 429,
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    ...known,
  });
}
