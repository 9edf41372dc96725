import { z } from 'zod';
import { jsonOf } from './json-of.ts';

// RFC 6749 and TikTok: error and error_description; Meta: error.message, error_message; LinkedIn, Pinterest, Bluesky: message.
const answer = z.object({
  error_description: z.string().optional(),
  error_message: z.string().optional(),
  message: z.string().optional(),
  error: z.union([z.string(), z.object({ message: z.string().optional() })]).optional(),
});

/** What a service says of its refusal, in its own words on one line. */
export function refusalIn(text: string): string | undefined {
  const parsed = answer.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const { error, error_description, error_message, message } = parsed.data;
  const code = typeof error === 'string' ? error : undefined;
  const said = error_description ?? error_message ?? message ?? (typeof error === 'object' ? error.message : undefined);
  return oneLine([code, said].filter(Boolean).join(': '));
}

/** Foreign words: short, and without what moves the cursor. */
export function oneLine(words: string): string | undefined {
  const line = words.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return line === '' ? undefined : line.slice(0, 200).replace(/\.$/, '');
}
