import { z } from 'zod';

const time = z.iso.datetime({ offset: true });

/** How a token is asked for its successor. Data, so that the store knows no service. */
const renewal = z.discriminatedUnion('kind', [
  z.strictObject({
    /** RFC 6749, section 6. */
    kind: z.literal('refresh-token'),
    url: z.url(),
    clientId: z.string(),
    clientSecret: z.string().optional(),
    /** What the service calls client_id: TikTok says client_key. */
    clientIdName: z.string().default('client_id'),
    /** Where the client says who it is: in the form, or in a Basic header (Pinterest, confidential clients of X). */
    auth: z.enum(['body', 'basic']).default('body'),
  }),
  z.strictObject({
    /** Meta: the token itself asks for the next one, as long as it is valid. GET with grant_type and access_token. */
    kind: z.literal('exchange'),
    url: z.url(),
    grantType: z.string(),
  }),
  z.strictObject({
    /** Bluesky: com.atproto.server.refreshSession, asked with the refresh token as bearer. */
    kind: z.literal('session'),
    url: z.url(),
  }),
]);

/** What opens an account. Kept in one file of mode 0600, and shown nowhere. */
export const secretsSchema = z.strictObject({
  accessToken: z.string().min(1),
  /** ISO 8601; without it, the token never expires. */
  expiresAt: time.optional(),
  refreshToken: z.string().min(1).optional(),
  /** ISO 8601; from then on a person must connect again. */
  refreshExpiresAt: time.optional(),
  /** Without it, nothing can be renewed: a person must connect again when the token has expired. */
  renewal: renewal.optional(),
});

export type Secrets = z.input<typeof secretsSchema>;
export type StoredSecrets = z.output<typeof secretsSchema>;
export type Renewal = NonNullable<StoredSecrets['renewal']>;
