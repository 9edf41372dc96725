import { z } from 'zod';
import { refusal, type Answer, type Known, type Request } from '../../ask.ts';
import type { PublisherTools } from '../../publisher-tools.ts';

const errorSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    errors: z.array(z.object({ reason: z.string().default('') })).default([]),
  }),
});

const midnight = 'It refills at midnight Pacific time. More: https://support.google.com/youtube/contact/yt_api_form';

// https://developers.google.com/youtube/v3/docs/errors
const meanings: Readonly<Record<string, Known>> = {
  quotaExceeded: { hint: `The quota of the Google Cloud project is used up. ${midnight}` },
  dailyLimitExceeded: { hint: `The quota of the Google Cloud project is used up. ${midnight}` },
  uploadLimitExceeded: { hint: 'The channel may upload no more for now. Try again in 24 hours.' },
  rateLimitExceeded: { retryable: true },
  userRateLimitExceeded: { retryable: true },
  youtubeSignupRequired: {
    hint: 'The Google account has no channel. Make one at https://www.youtube.com/create_channel',
  },
  insufficientPermissions: { hint: 'The account was connected without a scope that this needs. Connect it again.' },
};

/** What YouTube's error means. */
export function failure(answer: Answer, effect: Request['effect'], tools: Pick<PublisherTools, 'account'>): Error {
  const { reason, words } = read(answer.text);
  return refusal(answer, words, effect, tools, meanings[reason]);
}

function read(text: string): { readonly reason: string; readonly words: string } {
  const parsed = errorSchema.safeParse(parseJson(text));
  // The upload server answers in plain text, and proxies in HTML.
  if (!parsed.success) return { reason: '', words: text.includes('<') ? 'a web page' : text || 'no reason given' };
  const { message, errors } = parsed.data.error;
  const reason = errors[0]?.reason ?? '';
  return { reason, words: [reason, message].filter(Boolean).join(': ') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
