import { z } from 'zod';
import { ProviderError } from '../errors.ts';
import { ask, refusal, type Answer, type Known, type Request } from './ask.ts';
import type { PublisherTools } from './publisher-tools.ts';

/** What a service says when it refuses, whatever it calls the fields. */
export interface Complaint {
  /** Its own name or number of the error, such as `ExpiredToken` or `29`; empty where it has none. */
  readonly code: string;
  readonly message: string;
}

interface JsonRequest extends Omit<Request, 'url'> {
  /** Of the service's own address; an absolute one is left alone. */
  readonly path: string;
  readonly json?: unknown;
  /** Statuses beside 2xx that the caller understands. */
  readonly accept?: readonly number[];
}

/** A service that is asked and answers in JSON. What it refuses is thrown, explained. */
export interface JsonApi {
  readonly url: (path: string) => string;
  send(request: JsonRequest): Promise<Answer>;
  ask<T>(schema: z.ZodType<T>, request: JsonRequest): Promise<T>;
  read<T>(schema: z.ZodType<T>, answer: Answer, effect: Request['effect']): T;
  /** The error that an accepted answer turned out to be. */
  refuse(answer: Answer, effect: Request['effect']): Error;
}

export interface Dialect {
  readonly base: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the service's own code adds to the meaning of the status. */
  readonly explain?: (complaint: Complaint, answer: Answer) => Known | undefined;
  /** Whether it refuses the token in another way than by 401. */
  readonly isStale?: (complaint: Complaint) => boolean;
}

export function jsonApi(
  tools: Pick<PublisherTools, 'fetch' | 'token' | 'account'>,
  { base, headers, explain, isStale = () => false }: Dialect,
): JsonApi {
  const { account } = tools;
  const url = (path: string): string => new URL(path, base).href;

  async function send({ path, json, accept = [], ...request }: JsonRequest): Promise<Answer> {
    const whole = { ...request, url: url(path), ...withJson(json, { ...headers, ...request.headers }) };
    let answer = await ask(whole, tools);
    if (answer.status >= 400 && request.auth !== 'none' && isStale(complaintOf(answer))) {
      await tools.token({ renew: true });
      answer = await ask(whole, tools);
    }
    if ((answer.status >= 200 && answer.status < 300) || accept.includes(answer.status)) return answer;
    // An address that carries its own right is not the service's API: its codes mean other things.
    throw request.auth === 'none' ? plainRefusal(answer, request.effect) : refuse(answer, request.effect);
  }

  function refuse(answer: Answer, effect: Request['effect']): Error {
    const complaint = complaintOf(answer);
    // Whatever the status: only a person mends it. As a verdict it would make an unknown post of one whose answer was lost.
    const said = isStale(complaint) ? { ...answer, status: 401 } : answer;
    return refusal(said, wordsOf(complaint), effect, tools, explain?.(complaint, answer));
  }

  function plainRefusal(answer: Answer, effect: Request['effect']): Error {
    return refusal(answer, wordsOf(complaintOf(answer)), effect, tools);
  }

  function read<T>(schema: z.ZodType<T>, { text }: Answer, effect: Request['effect']): T {
    const { data, success } = schema.safeParse(jsonOf(text));
    if (success) return data;
    throw new ProviderError(`${account.service} gave an answer that cannot be read: ${summary(text)}`, {
      provider: account.service,
      retryable: effect !== 'irreversible',
    });
  }

  return {
    url,
    send,
    read,
    refuse,
    ask: async (schema, request) => read(schema, await send(request), request.effect),
  };
}

function withJson(json: unknown, headers: Readonly<Record<string, string>>): Pick<Request, 'headers' | 'body'> {
  if (json === undefined) return { headers };
  return { headers: { ...headers, 'content-type': 'application/json' }, body: () => JSON.stringify(json) };
}

const word = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);
const complaintSchema = z.object({ error: word, code: word, message: word, error_description: word });

export function complaintOf({ text }: Answer): Complaint {
  const { data } = complaintSchema.safeParse(jsonOf(text));
  if (data === undefined) return { code: '', message: summary(text) };
  const { error = '', code = error, message = data.error_description ?? '' } = data;
  // Mastodon's `error` is the sentence itself.
  return message === '' && data.code === undefined ? { code: '', message: error } : { code, message };
}

function wordsOf({ code, message }: Complaint): string {
  return [code, message].filter(Boolean).join(': ');
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function summary(text: string): string {
  if (text.trim() === '') return 'nothing';
  return /^\s*<(?!\?xml)/.test(text) ? 'a web page' : text.slice(0, 200);
}
