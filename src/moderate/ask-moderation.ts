import { z } from 'zod';
import type { OpenaiService } from '../openai-service/open-service.ts';

/** What moderation found in a text. */
export interface ModerationVerdict {
  readonly flagged: boolean;
  /** Such as `violence/graphic`; of those that hold. */
  readonly categories: readonly string[];
}

const answerSchema = z.object({
  results: z.array(
    z.object({ flagged: z.boolean(), categories: z.record(z.string(), z.boolean().nullable()).default({}) }),
  ),
});

/** The verdicts on some texts, in their order. Reading only: it costs nothing and may be repeated. */
export async function askModeration(
  { client }: Pick<OpenaiService, 'client'>,
  model: string,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly ModerationVerdict[]> {
  const answer = await client.moderations.create({ model, input: [...texts] }, { signal });
  const { results } = answerSchema.safeParse(answer).data ?? {};
  // One verdict too few, and each would be held against the wrong prompt.
  if (results?.length !== texts.length) throw new Error('the answer does not hold a verdict on every prompt');
  return results.map(({ flagged, categories }) => ({
    flagged,
    categories: Object.keys(categories).filter((name) => categories[name] === true),
  }));
}
