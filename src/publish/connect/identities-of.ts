import { z } from 'zod';
import { askService, refused } from './ask-service.ts';
import type { ConnectTools } from './connect-tools.ts';
import { jsonOf } from './json-of.ts';
import { placedAt } from './placed-at.ts';
import type { Identity, Reach, SignIn } from './sign-in.ts';

interface Granted {
  readonly token: string;
  readonly scopes: readonly string[];
  readonly baseUrl: string | undefined;
}

/** Asks whom the holder of a token can publish as. Rejects with a UserError. */
export async function identitiesOf(
  signIn: SignIn,
  { token, scopes, baseUrl }: Granted,
  { fetch, settings: { settings } }: Pick<ConnectTools, 'fetch' | 'settings'>,
): Promise<readonly Identity[]> {
  let last = '';
  const get: Reach['get'] = async (url, { headers, auth = 'bearer' } = {}) => {
    const asked = new URL(placedAt(url, baseUrl));
    if (auth === 'query') asked.searchParams.set('access_token', token);
    const bearer = auth === 'bearer' ? { authorization: `Bearer ${token}` } : {};
    last = await askService(asked.href, { headers: { ...bearer, ...headers } }, signIn, { fetch });
    return jsonOf(last);
  };
  try {
    return await signIn.identities({ get, scopes, settings, baseUrl });
  } catch (error) {
    if (error instanceof z.ZodError) throw refused(signIn, last);
    throw error;
  }
}
