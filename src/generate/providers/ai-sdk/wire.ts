import { AsyncLocalStorage } from 'node:async_hooks';
import { ProviderError } from '../../../errors.ts';
import { lacks } from './lacks.ts';
import type { Answer, Service } from './service.ts';
import type { Settings } from './settings.ts';

interface TalkOptions {
  readonly limitMs: number;
  readonly signal: AbortSignal;
  /** For the paid request: it leaves once, and only with these fields. */
  readonly sends?: Readonly<Record<string, unknown>>;
}

/** One call of an SDK: what it made of it, and what really went over the wire. */
export interface Talk<T> {
  readonly result: T | undefined;
  /** What the SDK threw. */
  readonly error: unknown;
  /** What the network or we ourselves threw beneath it. */
  readonly failure: unknown;
  readonly answer: Answer | undefined;
  readonly sent: boolean;
  readonly timedOut: boolean;
  /** What must not be shown: the keys and tokens that were sent. */
  readonly secrets: readonly string[];
}

interface Exchange extends Pick<TalkOptions, 'sends'> {
  secrets: string[];
  requests: number;
  answer?: Answer;
  failure?: unknown;
}

export interface Wire {
  readonly fetch: typeof globalThis.fetch;
  talk<T>(options: TalkOptions, call: (signal: AbortSignal) => PromiseLike<T>): Promise<Talk<T>>;
}

/**
 * Carries what the SDKs say, and keeps what they hear: eight SDKs explain one HTTP error in eight ways, and some hide its
 * status. One SDK object serves many calls at once, so each call is told from the others by its asynchronous context.
 */
export function createWire(service: Service, settings: Settings, fetch: typeof globalThis.fetch): Wire {
  const current = new AsyncLocalStorage<Exchange>();
  return {
    async fetch(input, init = {}) {
      const exchange = current.getStore() ?? { secrets: [], requests: 0 };
      try {
        return await carry(exchange, String(input instanceof Request ? input.url : input), init);
      } catch (error) {
        exchange.failure = error;
        throw error;
      }
    },
    async talk({ limitMs, signal, sends }, call) {
      const exchange: Exchange = { secrets: [], requests: 0, ...(sends && { sends }) };
      const limit = AbortSignal.timeout(limitMs);
      const [result, error] = await current.run(exchange, () => settle(() => call(AbortSignal.any([signal, limit]))));
      const { answer, failure, secrets, requests } = exchange;
      return { result, error, answer, failure, secrets, sent: requests > 0, timedOut: limit.aborted };
    },
  };

  async function carry(exchange: Exchange, url: string, init: RequestInit): Promise<Response> {
    const address = service.wire?.address?.(url, settings) ?? url;
    const body = outgoing(init.body, exchange);
    if (exchange.sends !== undefined && exchange.requests > 0) throw new Error('A paid request is not sent twice.');
    exchange.requests += 1;
    exchange.secrets.push(...secretsOf(init.headers));
    // Followed by us never: a redirect would carry the request, and a key in a header of its own, to somewhere else.
    const request = { ...init, redirect: 'manual' as const, ...(body === undefined ? {} : { body }) };
    const response = await fetch(address, request);
    const text = await response.text();
    exchange.answer = answerOf(response, text);
    return heard(response, text, exchange.answer);
  }

  function outgoing(body: unknown, { sends }: Exchange): string | undefined {
    if (typeof body !== 'string') return undefined;
    const mended = service.wire?.request === undefined ? body : JSON.stringify(service.wire.request(JSON.parse(body)));
    const missing = sends && lacks(JSON.parse(mended), sends);
    if (missing === undefined) return mended;
    const message = `The request was not sent: ${service.package} left out or changed ${missing}, which decides the price or the picture.`;
    throw new ProviderError(message, { provider: service.id, nothingStarted: true, retryable: false });
  }

  function heard(response: Response, text: string, { body }: Answer): Response {
    // These have no body by definition, and Response refuses to give them one.
    const empty = response.status === 204 || response.status === 205 || response.status === 304;
    const mends = service.wire?.answer !== undefined && body !== undefined;
    const spoken = mends ? JSON.stringify(service.wire?.answer?.(body, settings)) : text;
    const headers = new Headers(response.headers);
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
    return new Response(empty ? null : spoken, { status: response.status, statusText: response.statusText, headers });
  }
}

async function settle<T>(call: () => PromiseLike<T>): Promise<[T | undefined, unknown]> {
  try {
    return [await call(), undefined];
  } catch (error) {
    return [undefined, error];
  }
}

function answerOf({ status, headers }: Response, text: string): Answer {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  return { status, headers, text, body };
}

/** `Bearer …` and `Key …` in Authorization; others have a header of their own. */
function secretsOf(given: RequestInit['headers']): string[] {
  const headers = new Headers(given);
  const values = ['authorization', 'x-key', 'x-goog-api-key'].map((name) => headers.get(name)?.replace(/^\w+ /, ''));
  return values.filter((value) => value !== undefined);
}
