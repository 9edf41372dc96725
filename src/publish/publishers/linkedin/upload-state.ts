import { z } from 'zod';
import { jsonOf } from '../../json-api.ts';
import type { UploadState } from '../../publisher.ts';

const partsSchema = z.array(z.tuple([z.int(), z.int(), z.string()])).min(1);
const jsonText = <T extends z.ZodType>(schema: T) =>
  z.string().transform((text, context): z.output<T> => {
    const { data, success } = schema.safeParse(jsonOf(text));
    if (success) return data;
    context.addIssue({ code: 'custom', message: 'is not what was saved' });
    return z.NEVER;
  });

const schema = z.object({
  /** Of the files that are part of the upload. */
  what: z.string(),
  video: z.string(),
  uploadToken: z.string(),
  /** First byte, last byte and address of each part: nobody tells them a second time. */
  parts: jsonText(partsSchema),
  /** What LinkedIn called each part that it has. */
  tags: jsonText(z.array(z.string())),
  captionsUrl: z.string().nullable(),
  coverUrl: z.string().nullable(),
  /** Milliseconds since 1970: when the addresses end. */
  until: z.number(),
  /** When LinkedIn was told that all parts are there; null before. */
  finishedAt: z.number().nullable(),
});

/** An upload that LinkedIn knows, and how far it has come. */
export type Session = z.output<typeof schema>;

export function readSession(state: UploadState | undefined): Session | undefined {
  return schema.safeParse(state).data;
}

export function sessionOf(state: UploadState): Session {
  return schema.parse(state);
}

/** Flat, as states are. */
export function stateOf({ parts, tags, ...session }: Session): UploadState {
  return { ...session, parts: JSON.stringify(parts), tags: JSON.stringify(tags) };
}
