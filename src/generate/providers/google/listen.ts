import { z } from 'zod';
import type { Complaint, Refused } from '../../explain-failure.ts';
import { retryAfterMs } from '../../../http/retry-after.ts';
import { isSafety } from './is-safety.ts';

const optional = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);
const errorSchema = z.object({
  code: optional(z.union([z.string(), z.number()])),
  status: optional(z.string()),
  message: z.string(),
  details: optional(z.array(z.object({ reason: optional(z.string()), retryDelay: optional(z.string()) }))),
});
type GoogleError = z.output<typeof errorSchema>;
const envelope = z.object({ error: errorSchema }).transform(({ error }) => error);
// Google's front end puts the same into a list.
const bodySchema = z.union([envelope, z.tuple([envelope]).transform(([error]) => error)]);

/** What the Gemini API says with an error. */
export function listen({ headers, body, ...answer }: Refused): Complaint {
  const error = errorIn(body);
  if (error === undefined) return { words: typeof body === 'string' ? body : '' };
  const words = error.message;
  const mend = mendOf(error, answer.status);
  if (mend !== undefined) return { words, mend };
  return {
    words,
    refused: isSafety(error) ? 'input' : undefined,
    retryAfterMs: retryAfterMs(headers) ?? retryDelayOf(error),
  };
}

function errorIn(body: unknown): GoogleError | undefined {
  try {
    return bodySchema.safeParse(typeof body === 'string' ? JSON.parse(body) : body).data;
  } catch {
    return undefined;
  }
}

function mendOf({ message, details }: GoogleError, status: number): string | undefined {
  // A wrong key is answered with 400.
  if (
    status === 400 &&
    (details?.some(({ reason }) => reason === 'API_KEY_INVALID') || /api key not valid/i.test(message))
  ) {
    return 'Check the key: it comes from Google AI Studio.';
  }
  // Every 429 speaks of plan and billing; only a limit of none will never pass.
  if (status === 429 && /limit: 0\b/.test(message)) return 'Turn on billing for this key: Omni has no free tier.';
  return status === 400 && /billing/i.test(message) ? 'Turn on billing for this key.' : undefined;
}

/** How long to wait is in the body, such as `37s`. */
function retryDelayOf({ details }: GoogleError): number | undefined {
  const seconds = Number.parseFloat(details?.find(({ retryDelay }) => retryDelay !== undefined)?.retryDelay ?? '');
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : undefined;
}
