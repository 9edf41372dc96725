import { z } from 'zod';
import type { Secrets } from './secrets.ts';

// The names that services use: RFC 6749; refresh_expires_in is TikTok's, refresh_token_expires_in that of LinkedIn and
// Pinterest; accessJwt and refreshJwt are Bluesky's.
const answer = z.object({
  access_token: z.string().min(1).optional(),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce.number().positive().optional(),
  refresh_expires_in: z.coerce.number().positive().optional(),
  refresh_token_expires_in: z.coerce.number().positive().optional(),
  accessJwt: z.string().min(1).optional(),
  refreshJwt: z.string().min(1).optional(),
});

export type Tokens = Pick<Secrets, 'accessToken' | 'expiresAt' | 'refreshToken' | 'refreshExpiresAt'>;

/** Reads the answer of a token endpoint; undefined when it holds no token. `asked`: when it was asked, in milliseconds since 1970. */
export function readTokens(text: string, asked: number): Tokens | undefined {
  const parsed = answer.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const { access_token, refresh_token, accessJwt, refreshJwt, ...lengths } = parsed.data;
  const accessToken = access_token ?? accessJwt;
  const refreshToken = refresh_token ?? refreshJwt;
  if (accessToken === undefined) return undefined;
  const after = (seconds: number | undefined) =>
    seconds === undefined ? undefined : new Date(asked + seconds * 1000).toISOString();
  const expiresAt = after(lengths.expires_in) ?? (accessJwt && endOf(accessJwt));
  const refreshExpiresAt =
    after(lengths.refresh_expires_in ?? lengths.refresh_token_expires_in) ?? (refreshJwt && endOf(refreshJwt));
  return {
    accessToken,
    ...(expiresAt && { expiresAt }),
    ...(refreshToken && { refreshToken }),
    ...(refreshExpiresAt && { refreshExpiresAt }),
  };
}

/** When a JSON Web Token ends. It is not verified: we only want to know when to ask for the next. */
function endOf(token: string): string | undefined {
  const payload = jsonOf(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const { data } = z.object({ exp: z.number() }).safeParse(payload);
  return data && new Date(data.exp * 1000).toISOString();
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
