import { z } from 'zod';
import { ask, refusal, type Answer, type Known, type Request } from '../../ask.ts';
import type { PublisherTools } from '../../publisher-tools.ts';

const envelope = z.object({
  data: z.unknown(),
  error: z.object({ code: z.string(), message: z.string().default('') }),
});

interface TikTokCall {
  readonly path: string;
  readonly body?: unknown;
  readonly effect: Request['effect'];
  readonly signal: AbortSignal;
}

/** What TikTok answered: its data, or the code of its refusal. */
export type Said = { readonly code: 'ok'; readonly data: unknown } | { readonly code: string; readonly error: Error };

const tomorrow = 'Try again in 24 hours, or finish the posts that wait in the inbox.';
// https://developers.tiktok.com/doc/content-posting-api-reference-direct-post, read 2026-11-22.
const meanings: Readonly<Record<string, Known>> = {
  spam_risk_too_many_posts: { hint: `The account has reached the posts of a day. ${tomorrow}` },
  spam_risk_too_many_pending_share: { hint: `Five drafts wait in the inbox. ${tomorrow}` },
  spam_risk_user_banned_from_posting: { hint: 'TikTok has banned the account from posting. Look into the app.' },
  reached_active_user_cap: { hint: `The app has reached its users of a day. ${tomorrow}` },
  unaudited_client_can_only_post_to_private_accounts: {
    hint: 'Until TikTok has audited the app, set the account to private, or write `mode: draft`.',
  },
  privacy_level_option_mismatch: {
    hint: 'The account does not allow this privacy. A dry run says which ones it allows.',
  },
  scope_not_authorized: { hint: 'The account was connected without a scope that this needs. Connect it again.' },
  internal_error: { retryable: true },
  rate_limit_exceeded: { retryable: true },
};

export function tiktokUrl(path: string, { account }: Pick<PublisherTools, 'account'>): string {
  return new URL(path, account.baseUrl ?? 'https://open.tiktokapis.com').href;
}

/** Status 200 alone is no success: the code must be "ok". */
export async function callTikTok(
  { path, body = {}, effect, signal }: TikTokCall,
  tools: PublisherTools,
): Promise<Said> {
  const url = tiktokUrl(path, tools);
  const headers = { 'content-type': 'application/json; charset=UTF-8' };
  const answer = await ask({ method: 'POST', url, headers, body: () => JSON.stringify(body), effect, signal }, tools);
  const parsed = envelope.safeParse(parseJson(answer.text));
  const { code, message } = parsed.data?.error ?? { code: '', message: 'no reason given' };
  if (answer.status === 200 && code === 'ok') return { code, data: parsed.data?.data };
  const words = [code, message].filter(Boolean).join(': ');
  return { code: code || String(answer.status), error: refused(answer, code, words, effect, tools) };
}

/** As callTikTok, for data that must be there. */
export async function expectData<T>(schema: z.ZodType<T>, call: TikTokCall, tools: PublisherTools): Promise<T> {
  const said = await callTikTok(call, tools);
  if ('error' in said) throw said.error;
  return schema.parse(said.data);
}

function refused(answer: Answer, code: string, words: string, effect: Request['effect'], tools: PublisherTools): Error {
  // A code other than "ok" is a refusal, whatever the status beside it.
  const inEnvelope = answer.status === 200 && code !== '' ? { nothingStarted: true } : {};
  return refusal(answer, words, effect, tools, { ...inEnvelope, ...meanings[code] });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
