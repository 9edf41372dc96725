import { z } from 'zod';
import { ProviderError, UserError } from '../../../errors.ts';
import { type Answer, type Request, refusal } from '../../ask.ts';
import type { Account } from '../../publisher-tools.ts';

const graphError = z.object({
  error: z.object({
    message: z.string().catch(''),
    code: z.number(),
    error_subcode: z.number().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
    error_user_title: z.string().optional().catch(undefined),
    error_user_msg: z.string().optional().catch(undefined),
  }),
});
// The servers that take the bytes have a shape of their own.
const uploadError = z.object({
  debug_info: z.object({ retriable: z.boolean().catch(false), type: z.string(), message: z.string().catch('') }),
});

export interface Complaint {
  readonly words: string;
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  /** It no longer takes the token, whatever the status says. */
  readonly stranger: boolean;
  /** The service is in trouble itself: such an answer proves nothing. */
  readonly transient: boolean;
}

/** What a service of Meta says with an error. */
export function readComplaint({ status, text }: Answer): Complaint {
  const body = jsonOf(text);
  const upload = uploadError.safeParse(body);
  if (upload.success) {
    const { type, message, retriable } = upload.data.debug_info;
    // 400 where others answer 401.
    const stranger = status === 401 || type === 'NotAuthorizedError';
    return { words: tidy(`${type}: ${message}`), code: undefined, subcode: undefined, stranger, transient: retriable };
  }
  const { data } = graphError.safeParse(body);
  if (data === undefined) {
    return { words: tidy(text), code: undefined, subcode: undefined, stranger: status === 401, transient: false };
  }
  const { message, code, error_subcode: subcode, is_transient, error_user_title, error_user_msg } = data.error;
  const said = [error_user_title, error_user_msg].filter(Boolean).join(': ') || message;
  return {
    words: `${tidy(said)} (${[code, subcode].filter((number) => number !== undefined).join('/')})`,
    code,
    subcode,
    stranger: status === 401 || code === 190 || code === 102,
    transient: is_transient === true || unsure.has(subcode ?? code) || unsure.has(code),
  };
}

// 1, 2 and -1 are "an unknown error" and come with status 400 too; 2207001 and 2207008 are Instagram's:
// https://developers.facebook.com/documentation/instagram-platform/instagram-graph-api/reference/error-codes (2026-06-02)
const unsure: ReadonlySet<number> = new Set([-1, 1, 2, 2207001, 2207008]);
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
  const { words, code, subcode, stranger, transient } = complaint;
  if (stranger) return refusal({ ...answer, status: 401 }, words, effect, { account });
  const { service } = account;
  if (code !== undefined && isForbidden(code)) {
    return new UserError(`${service} answered ${answer.status}: ${words.slice(0, 300)}`, {
      hint: `Connect the account again and allow ${scopes}: reelmill connect ${service} --account ${account.name}`,
    });
  }
  const status = statusOf(answer, complaint, transient);
  const headers = status === 429 ? withWait(answer.headers) : answer.headers;
  const error = refusal({ ...answer, status, headers }, words, effect, { account });
  const hint = advice[subcode ?? Number.NaN] ?? advice[code ?? Number.NaN];
  return error instanceof ProviderError && hint !== undefined ? withHint(error, hint) : error;
}

/** 3, 10 and 200 to 299: the app or the person may not do this. */
function isForbidden(code: number): boolean {
  return code === 3 || code === 10 || (code >= 200 && code <= 299);
}

/** The status that says the same by the rules of HTTP. */
function statusOf({ status }: Answer, { code = 0, subcode }: Complaint, transient: boolean): number {
  if ((tooMany.has(code) && subcode !== spam) || (code >= 80_000 && code <= 80_014)) return 429;
  return transient && status < 500 ? 503 : status;
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

function withHint(error: ProviderError, hint: string): ProviderError {
  const { provider, nothingStarted, retryable, throttled, retryAfterMs } = error;
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return new ProviderError(error.message, { provider, nothingStarted, retryable, throttled, ...wait, hint });
}

/** In a line, without markup. Long words without a break may be a token: "Malformed access token EAAG…" quotes it. */
export function tidy(words: string): string {
  const plain = words.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\w-]{32,}/g, '[…]');
  return plain.replaceAll(/\s+/g, ' ').trim().slice(0, 250);
}

/** Ids are longer than numbers are exact, and some come without quotes. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
      Number.isInteger(value) && !Number.isSafeInteger(value) ? context?.source : value,
    );
  } catch {
    return undefined;
  }
}
