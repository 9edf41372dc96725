import { z } from 'zod';
import { UserError } from '../errors.ts';
import type { Post } from './post.ts';
import type { PublisherTools } from './publisher-tools.ts';

/** A post's options, checked: a misspelt `privacy` must not make a private video public. The account's settings lie beside them. */
export function readOptions<T extends z.ZodRawShape>(
  shape: T,
  post: Post,
  { account }: Pick<PublisherTools, 'account'>,
): z.output<z.ZodObject<T>> {
  const elsewhere = new Set(['account', ...Object.keys(account.settings)]);
  const given = Object.entries(post.options).filter(([name]) => name in shape || !elsewhere.has(name));
  const parsed = z.object(shape).strict().safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const said = parsed.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
  throw new UserError(`The options for ${post.service} are wrong: ${said}.`, {
    hint: `Under post.services.${post.service} there may be ${Object.keys(shape).join(', ')}.`,
  });
}
