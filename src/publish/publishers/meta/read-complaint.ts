import { z } from 'zod';
import type { Answer } from '../../ask.ts';
import { jsonOf, tidy } from './answer-text.ts';

const graphError = z.object({
  error: z.object({
    message: z.string().catch(''),
    code: z.number(),
    error_subcode: z.number().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
    error_user_title: z.string().optional().catch(undefined),
    error_user_msg: z.string().optional().catch(undefined),
  }),
});
// The servers that take the bytes have a shape of their own.
const uploadError = z.object({
  debug_info: z.object({ retriable: z.boolean().catch(false), type: z.string(), message: z.string().catch('') }),
});

export interface Complaint {
  readonly words: string;
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  /** It no longer takes the token, whatever the status says. */
  readonly stranger: boolean;
  /** The service is in trouble itself: such an answer proves nothing. */
  readonly transient: boolean;
}

/** What a service of Meta says with an error. */
export function readComplaint({ status, text }: Answer): Complaint {
  const body = jsonOf(text);
  const upload = uploadError.safeParse(body);
  if (upload.success) {
    const { type, message, retriable } = upload.data.debug_info;
    // 400 where others answer 401.
    const stranger = status === 401 || (status < 500 && type === 'NotAuthorizedError');
    return { words: tidy(`${type}: ${message}`), code: undefined, subcode: undefined, stranger, transient: retriable };
  }
  const { data } = graphError.safeParse(body);
  if (data === undefined) {
    return { words: tidy(text), code: undefined, subcode: undefined, stranger: status === 401, transient: false };
  }
  const { message, code, error_subcode: subcode, is_transient, error_user_title, error_user_msg } = data.error;
  const said = [error_user_title, error_user_msg].filter(Boolean).join(': ') || message;
  return {
    words: `${tidy(said)} (${[code, subcode].filter((number) => number !== undefined).join('/')})`,
    code,
    subcode,
    stranger: status === 401 || (status < 500 && (code === 190 || code === 102)),
    transient: is_transient === true || unsure.has(subcode ?? code) || unsure.has(code),
  };
}

// 1, 2 and -1 are "an unknown error" and come with status 400 too; 2207001 and 2207008 are Instagram's:
// https://developers.facebook.com/documentation/instagram-platform/instagram-graph-api/reference/error-codes (2026-06-02)
const unsure: ReadonlySet<number> = new Set([-1, 1, 2, 2207001, 2207008]);
