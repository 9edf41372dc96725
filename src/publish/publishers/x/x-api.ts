import { z } from 'zod';
import { ask, refusal, type Answer, type Known, type Request } from '../../ask.ts';
import type { FormBody } from '../../form-body.ts';
import type { PublisherTools } from '../../publisher-tools.ts';

const problemSchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.object({ message: z.string().optional(), detail: z.string().optional() })).default([]),
});

export interface XCall extends Pick<Request, 'effect' | 'signal' | 'withinMs'> {
  readonly method?: Request['method'];
  readonly path: string;
  /** JSON, or a form whose file is opened anew for each attempt. */
  readonly body?: object;
  readonly form?: FormBody;
}

export function xUrl(path: string, { account }: Pick<PublisherTools, 'account'>): string {
  return new URL(path, account.baseUrl ?? 'https://api.x.com').href;
}

/** The answer, whatever its status. */
export async function askX(
  { method = 'POST', path, body, form, ...rest }: XCall,
  tools: PublisherTools,
): Promise<Answer> {
  const json =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: () => JSON.stringify(body) };
  const request = {
    ...rest,
    method,
    url: xUrl(path, tools),
    ...json,
    ...(form === undefined ? {} : { ...form, big: true }),
  };
  return await ask(request, tools);
}

/** The `data` of a success. */
export async function expectData<T>(schema: z.ZodType<T>, call: XCall, tools: PublisherTools): Promise<T> {
  const answer = await askX(call, tools);
  if (answer.status < 200 || answer.status > 299) throw failure(answer, call.effect, tools);
  return readData(schema, answer, call.effect, tools);
}

/** An answer that cannot be read proves nothing. */
export function readData<T>(schema: z.ZodType<T>, answer: Answer, effect: Request['effect'], tools: PublisherTools): T {
  const parsed = z.object({ data: schema }).safeParse(parseJson(answer.text));
  if (parsed.success) return parsed.data.data;
  throw refusal(answer, 'an answer that Reelmill cannot read', effect, tools, { retryable: effect === 'read' });
}

/** What X's error means. */
export function failure(answer: Answer, effect: Request['effect'], tools: PublisherTools): Error {
  const problem = problemSchema.safeParse(parseJson(answer.text)).data;
  const { title, detail, errors = [] } = problem ?? {};
  const words = [title, detail, ...errors.map((error) => error.detail ?? error.message)].filter(Boolean);
  const said = [...new Set(words)].join(': ');
  return refusal(answer, said || 'no reason given', effect, tools, meaning(answer, said, tools));
}

function meaning({ status, headers }: Answer, said: string, tools: PublisherTools): Known {
  // X finds a post with the same words, which may be ours whose answer was lost.
  if (status === 403 && isDuplicate(said)) {
    return { nothingStarted: false, retryable: false, hint: 'The account has said the very same: change the caption.' };
  }
  if (status === 402) return { hint: 'Buy credits for the app at https://console.x.com' };
  if (status === 403) return { hint: 'Look at the scopes of the account and at the access of the app.' };
  if (status !== 429) return {};
  // X says when its window ends, in seconds since 1970, instead of Retry-After.
  const reset = Number(headers.get('x-rate-limit-reset'));
  return reset > 0 ? { retryAfterMs: Math.max(0, reset * 1000 - tools.now()) } : {};
}

const isDuplicate = (said: string): boolean => /duplicate/i.test(said);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
