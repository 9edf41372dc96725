import { UserError } from '../../../errors.ts';
import type { Answer, Known } from '../../ask.ts';
import { jsonApi, type Complaint, type JsonApi } from '../../json-api.ts';
import type { PublisherTools } from '../../publisher-tools.ts';

/** The account's own server: there is no Mastodon without one. */
export function mastodonApi(tools: PublisherTools): JsonApi {
  const { account, now } = tools;
  if (account.baseUrl === undefined) {
    throw new UserError(`Of the Mastodon account ${account.name} it is not known on which server it is.`, {
      hint: `Connect it again with the address of its server: reelmill connect mastodon --account ${account.name}`,
    });
  }
  return jsonApi(tools, { base: account.baseUrl, explain: (complaint, answer) => meaning(complaint, answer, now()) });
}

/** Mastodon names no errors: it writes sentences, in English to us. */
function meaning({ message }: Complaint, { status, headers }: Answer, now: number): Known | undefined {
  if (status === 422 && /not finished processing/i.test(message)) return { retryable: true, retryAfterMs: 5000 };
  if (status === 403) {
    return {
      hint: 'Connect the account again with the scopes write:media, write:statuses, read:statuses and read:accounts.',
    };
  }
  // A moment in ISO 8601, where others send Retry-After.
  const reset = Date.parse(headers.get('x-ratelimit-reset') ?? '');
  if (status === 429 && headers.get('retry-after') === null && Number.isFinite(reset)) {
    return { retryAfterMs: Math.max(0, reset - now) };
  }
  return undefined;
}
