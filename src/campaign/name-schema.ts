import { z } from 'zod';

/** Windows keeps these names for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** File names end at 255 bytes, and a name shares its file's with an id, a locale and an extension. */
const maxBytes = 100;

/** A name that becomes part of a file name on every system: any script and emoji, but nothing that could leave its folder. */
export const nameSchema = z
  .string()
  .min(1)
  .regex(/^[^/\\:*?"<>|\p{Cc}]*$/u, 'may not contain / \\ : * ? " < > | or control characters: it becomes a file name')
  .refine((name) => !/[\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(name), 'may not contain invisible direction marks')
  .refine(
    (name) => !/^[.\s]|[.\s]$/.test(name),
    'may not begin or end with a dot or a space, since it becomes a file name',
  )
  .refine((name) => !reserved.test(name), 'is a name that Windows keeps for itself')
  .refine(
    (name) => new TextEncoder().encode(name).length <= maxBytes,
    `may not be longer than ${maxBytes} bytes (a letter takes 1 to 4), since it becomes a file name`,
  );

/** A name for a certain thing. */
export function nameOf(what: string): typeof nameSchema {
  return nameSchema.describe(`${what}: letters of any script, digits, emoji, spaces, - and _.`);
}
