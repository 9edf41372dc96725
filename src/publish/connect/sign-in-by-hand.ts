import { UserError } from '../../errors.ts';
import type { Secrets } from '../accounts/secrets.ts';
import type { ConnectRequest, ConnectTools, Grant } from './connect-tools.ts';
import { findServer } from './find-server.ts';
import { identitiesOf } from './identities-of.ts';
import { placedAt } from './placed-at.ts';
import { readToken } from './read-token.ts';
import type { SignIn } from './sign-in.ts';

const dayMs = 24 * 60 * 60_000;

/** With a token that a person has made in the pages of the service. */
export async function signInByHand(signIn: SignIn, request: ConnectRequest, tools: ConnectTools): Promise<Grant> {
  const { service, title, byHand, oauth } = signIn;
  if (byHand === undefined) {
    throw new UserError(`${title} gives no tokens that last.`, {
      hint: `Sign in instead: reelmill connect ${service}`,
    });
  }
  const baseUrl = await findServer(signIn, request, tools);
  const token = await readToken(`A token from ${byHand.where}:`, request, tools);
  const scopes = tools.settings.scopes ?? oauth.scopes;
  const identities = await identitiesOf(signIn, { token, scopes, baseUrl }, tools);
  const { exchange } = oauth;
  const secrets: Secrets = {
    accessToken: token,
    // Made today, as far as we know.
    ...(byHand.days && { expiresAt: new Date(tools.now() + byHand.days * dayMs).toISOString() }),
    ...(exchange && {
      renewal: { kind: 'exchange', url: placedAt(exchange.url, baseUrl), grantType: exchange.grantType },
    }),
  };
  return { secrets, identities, baseUrl };
}
