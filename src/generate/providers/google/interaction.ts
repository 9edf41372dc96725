import { z } from 'zod';

const text = z.string().nullish().catch(undefined);
const flaw = z.object({
  code: z.union([z.string(), z.number()]).nullish().catch(undefined),
  status: text,
  message: text,
});
const list = <T extends z.ZodType>(item: T) => z.array(item).nullish().catch(undefined);

/** What of an interaction matters here; only `id` and `status` are sure. */
export const interactionSchema = z.object({
  id: z.string().min(1),
  status: z.string(),
  /** Such as 2026-11-24T10:00:00Z. */
  updated: text,
  steps: list(
    z.object({
      type: z.string(),
      content: list(z.object({ type: z.string(), text, uri: text, data: text })),
      error: flaw.nullish().catch(undefined),
    }),
  ),
  errors: list(flaw),
  error: flaw.nullish().catch(undefined),
  usage: z
    .object({ output_tokens_by_modality: list(z.object({ modality: z.string(), tokens: z.number() })) })
    .nullish()
    .catch(undefined),
});
export type Interaction = z.output<typeof interactionSchema>;

type Content = NonNullable<NonNullable<Interaction['steps']>[number]['content']>[number];

/** Where the footage is, or the footage itself in base64. */
export function videoIn(interaction: Interaction): Pick<Content, 'uri' | 'data'> | undefined {
  return outputs(interaction).findLast(({ type, uri, data }) => type === 'video' && Boolean(uri ?? data));
}

/** What the model answered with. */
export function outputs({ steps }: Interaction): Content[] {
  return (steps ?? []).filter(({ type }) => type === 'model_output').flatMap(({ content }) => content ?? []);
}

/** What went wrong, in whichever place it is told. */
export function flawsOf({ error, errors, steps }: Interaction): z.output<typeof flaw>[] {
  return [error, ...(errors ?? []), ...(steps ?? []).map((step) => step.error)].filter(
    (each) => each !== undefined && each !== null,
  );
}
