import { z } from 'zod';
import { ProviderError, UserError } from '../../../errors.ts';
import { type Answer, type Request, refusal } from '../../ask.ts';
import type { Account } from '../../publisher-tools.ts';
import { jsonOf } from './answer-text.ts';
import { type Complaint, readComplaint } from './read-complaint.ts';

/** https://developers.facebook.com/docs/graph-api/overview/rate-limiting: 400 or 403 where others answer 429. */
const tooMany: ReadonlySet<number> = new Set([4, 17, 32, 613]);
/** Instagram calls suspected spam 4, like too many calls; waiting does not mend it. */
const spam = 2207051;

/** What to do about some codes and subcodes, in words for people. */
export type Advice = Readonly<Record<number, string>>;

export function explain(
  answer: Answer,
  effect: Request['effect'],
  account: Account,
  { advice, scopes }: { readonly advice: Advice; readonly scopes: string },
): Error {
  const complaint = readComplaint(answer);
  const { words, code, subcode, stranger } = complaint;
  if (stranger) return refusal({ ...answer, status: 401 }, words, effect, { account });
  const { service } = account;
  if (code !== undefined && answer.status < 500 && isForbidden(code)) {
    return new UserError(`${service} answered ${answer.status}: ${words}`, {
      hint: `Connect the account again and allow ${scopes}: reelmill connect ${service} --account ${account.name}`,
    });
  }
  const status = statusOf(answer, complaint);
  const headers = status === 429 ? withWait(answer.headers) : answer.headers;
  const error = refusal({ ...answer, status, headers }, words, effect, { account });
  const hint = advice[subcode ?? Number.NaN] ?? advice[code ?? Number.NaN];
  return error instanceof ProviderError ? retold(error, `${service} answered ${answer.status}: ${words}`, hint) : error;
}

/** 3, 10 and 200 to 299: the app or the person may not do this. */
function isForbidden(code: number): boolean {
  return code === 3 || code === 10 || (code >= 200 && code <= 299);
}

/** The status that says the same by the rules of HTTP. */
function statusOf({ status }: Answer, { code = 0, subcode, transient }: Complaint): number {
  if (status >= 500) return status;
  if ((tooMany.has(code) && subcode !== spam) || (code >= 80_000 && code <= 80_014)) return 429;
  return transient ? 503 : status;
}

const usage = z.record(z.string(), z.array(z.object({ estimated_time_to_regain_access: z.number().catch(0) })));

/** Meta says in minutes, and in a header of its own, when it will listen again. */
function withWait(headers: Headers): Headers {
  if (headers.has('retry-after')) return headers;
  const { data = {} } = usage.safeParse(jsonOf(headers.get('x-business-use-case-usage') ?? ''));
  const minutes = Object.values(data).flatMap((uses) => uses.map((use) => use.estimated_time_to_regain_access));
  const longest = Math.max(0, ...minutes);
  return longest === 0 ? headers : new Headers({ 'retry-after': String(longest * 60) });
}

/** What follows is by the rules of HTTP; what was said stays as it was. */
function retold(error: ProviderError, message: string, hint: string | undefined): ProviderError {
  const { provider, nothingStarted, retryable, throttled, retryAfterMs } = error;
  return new ProviderError(message, {
    provider,
    nothingStarted,
    retryable,
    throttled,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(hint !== undefined && { hint }),
  });
}
