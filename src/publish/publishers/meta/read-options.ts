import type { z } from 'zod';
import { UserError } from '../../../errors.ts';
import type { Post } from '../../post.ts';

/** What the campaign says for this service alone. */
export function readOptions<T>(schema: z.ZodType<T>, { service, options }: Post): T {
  const { data, success, error } = schema.safeParse(options);
  if (success) return data;
  const [issue] = error.issues;
  throw new UserError(`post.services.${service}.${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is wrong'}.`, {
    hint: `docs/publishing/${service}.md lists what ${service} takes.`,
  });
}
