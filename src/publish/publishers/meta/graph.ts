import type { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import { type Answer, ask, type Request } from '../../ask.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { jsonOf, tidy } from './answer-text.ts';
import { type Advice, explain } from './graph-error.ts';
import { readComplaint } from './read-complaint.ts';

type Fields = Readonly<Record<string, string>>;

/** Meta's Graph API: Instagram, Facebook and Threads speak it at addresses of their own. */
export interface Graph {
  readonly url: (path: string) => string;
  get<T>(schema: z.ZodType<T>, path: string, fields: Fields, options: GetOptions): Promise<T>;
  post<T>(schema: z.ZodType<T>, path: string, fields: Fields | (() => FormData), options: PostOptions): Promise<T>;
  /** Any request with the token: renewed once when it is refused, be it with 401 or with 400. Errors are explained. */
  send<T>(schema: z.ZodType<T>, request: Request): Promise<T>;
}

type GetOptions = Pick<Request, 'signal' | 'withinMs' | 'auth'>;
type PostOptions = Pick<Request, 'signal' | 'effect'>;

interface Place {
  readonly host: string;
  readonly version: string;
  readonly advice: Advice;
  /** What the account must have allowed, such as `pages_manage_posts`. */
  readonly scopes: string;
}

export function graphApi(tools: Pick<PublisherTools, 'fetch' | 'token' | 'account'>, place: Place): Graph {
  const { account } = tools;
  const { graphVersion } = account.settings;
  const version = typeof graphVersion === 'string' ? graphVersion : place.version;
  const base = (account.baseUrl ?? place.host).replace(/\/+$/, '');
  const url = (path: string): string => `${base}/${version}/${path}`;

  async function send<T>(schema: z.ZodType<T>, request: Request): Promise<T> {
    const answer = await askAsFriend(request, tools);
    if (answer.status < 200 || answer.status > 299) throw explain(answer, request.effect, account, place);
    const { data, success } = schema.safeParse(jsonOf(answer.text));
    if (success) return data;
    throw new ProviderError(`${account.service} gave an answer that cannot be read: ${tidy(answer.text)}`, {
      provider: account.service,
      retryable: request.effect !== 'irreversible',
    });
  }

  return {
    url,
    send,
    get(schema, path, fields, options) {
      const query = new URLSearchParams(fields).toString();
      const at = path.includes('?') ? '&' : '?';
      return send(schema, { url: url(path) + (query && at + query), effect: 'read', ...options });
    },
    post(schema, path, fields, options) {
      const body = typeof fields === 'function' ? fields : () => new URLSearchParams(fields);
      return send(schema, { method: 'POST', url: url(path), body, ...options });
    },
  };
}

/** A token that is refused with 400 and code 190 is as old as one refused with 401, and nothing happened either. */
async function askAsFriend(
  request: Request,
  tools: Pick<PublisherTools, 'fetch' | 'token' | 'account'>,
): Promise<Answer> {
  const answer = await ask(request, tools);
  if (answer.status < 400 || answer.status === 401 || !readComplaint(answer).stranger) return answer;
  await tools.token({ renew: true });
  return await ask(request, tools);
}
