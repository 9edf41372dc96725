import { z } from 'zod';
import type { Complaint, Refused } from '../../explain-failure.ts';
import { retryAfterMs } from '../../../http/retry-after.ts';

const saidSchema = z.union([
  z.string(),
  z.object({ error: z.string() }).transform(({ error }) => error),
  z.object({ error: z.object({ message: z.string() }) }).transform(({ error }) => error.message),
]);
const daily = /\bdaily\b|per day|24[ -]?hours?/i;
const moderation = /moderat|safety|content[ _-]?(?:policy|filter)/i;

/** What Runway says with an error: `{ error: "…" }`. */
export function listen({ status, headers, body }: Refused): Complaint {
  const said = saidSchema.safeParse(body);
  const words = said.success ? said.data : (JSON.stringify(body) ?? '');
  if (status === 429) return { words, retryAfterMs: retryAfterMs(headers), inVain: daily.test(words), hint: dayIsFull };
  // Runway answers 400 where others answer 402.
  if (status === 400 && /\bcredits?\b/i.test(words)) return { words, mend: 'Buy credits for this account.' };
  return { words, refused: moderation.test(words) ? 'input' : undefined };
}

// There is no limit per minute, and what is too much at once waits there as THROTTLED, so 429 is the cap of a day:
// https://docs.dev.runwayml.com/usage/tiers (2026-09)
const dayIsFull =
  'Runway allows a number of generations in 24 hours, which this account has reached: wait, or ask for a higher tier.';
