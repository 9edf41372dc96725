import { AsyncLocalStorage } from 'node:async_hooks';
import { timeLimit } from '../../../http/time-limit.ts';
import type { Answer, Service } from './service.ts';
import type { Settings } from './settings.ts';
import { answerOf, incoming, outgoing, secretsOf } from './translate.ts';

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
      using limit = timeLimit(limitMs, signal);
      const [result, error] = await current.run(exchange, () => settle(() => call(limit.signal)));
      const { answer, failure, secrets, requests } = exchange;
      return {
        result,
        error,
        answer,
        failure,
        secrets,
        sent: requests > 0,
        timedOut: limit.signal.aborted && !signal.aborted,
      };
    },
  };

  async function carry(exchange: Exchange, url: string, init: RequestInit): Promise<Response> {
    const address = service.wire?.address?.(url, settings) ?? url;
    const body = outgoing(init.body, exchange.sends, service);
    if (exchange.sends !== undefined && exchange.requests > 0) throw new Error('A paid request is not sent twice.');
    exchange.requests += 1;
    exchange.secrets.push(...secretsOf(init.headers));
    // Followed by us never: a redirect would carry the request, and a key in a header of its own, to somewhere else.
    const request = { ...init, redirect: 'manual' as const, ...(body === undefined ? {} : { body }) };
    const response = await fetch(address, request);
    const text = await response.text();
    exchange.answer = answerOf(response, text);
    return incoming(response, exchange.answer, service, settings);
  }
}

async function settle<T>(call: () => PromiseLike<T>): Promise<[T | undefined, unknown]> {
  try {
    return [await call(), undefined];
  } catch (error) {
    return [undefined, error];
  }
}
