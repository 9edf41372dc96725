import { UserError } from '../../errors.ts';
import type { Tokens } from '../accounts/read-tokens.ts';
import type { Secrets } from '../accounts/secrets.ts';
import { askCode } from './ask-code.ts';
import type { ConnectRequest, ConnectTools, Grant } from './connect-tools.ts';
import { findServer } from './find-server.ts';
import { identitiesOf } from './identities-of.ts';
import { lengthenToken } from './lengthen-token.ts';
import { type App, createOAuthClient } from './oauth-client.ts';
import { createSecrecy } from './pkce.ts';
import { placedAt } from './placed-at.ts';
import { openRedirect } from './open-redirect.ts';
import { registerApp } from './register-app.ts';
import type { SignIn } from './sign-in.ts';

/** The browser goes to the service and comes back with a code, which is exchanged for tokens. */
export async function signInWithBrowser(signIn: SignIn, request: ConnectRequest, tools: ConnectTools): Promise<Grant> {
  const { oauth } = signIn;
  await using redirect = await openRedirect(signIn, tools.settings.redirectUri);
  const { redirectUri } = redirect;
  const app = await appFor(signIn, redirectUri, request, tools);
  const client = await (oauth.createClient ?? createOAuthClient)(signIn, app, tools);
  const { state, verifier, challenge } = createSecrecy(tools.random, oauth.pkce);
  tools.person.visit(client.authorizeUrl({ redirectUri, state, challenge }));
  const code = await askCode(redirect, { state, title: signIn.title }, tools);
  tools.onSecrets([code, verifier]);
  const first = await client.exchange({ code, redirectUri, verifier });
  tools.onSecrets(secretsIn(first));
  const tokens = await lengthenToken(first, signIn, app, tools);
  tools.onSecrets(secretsIn(tokens));
  const identities = await identitiesOf(signIn, { ...app, token: tokens.accessToken }, tools);
  return { secrets: withRenewal(tokens, signIn, app), identities, baseUrl: app.baseUrl };
}

async function appFor(signIn: SignIn, redirectUri: string, request: ConnectRequest, tools: ConnectTools): Promise<App> {
  const { service, title, oauth } = signIn;
  const { clientId, clientSecret: reference, scopes = oauth.scopes } = tools.settings;
  const baseUrl = await findServer(signIn, request, tools);
  if (clientId === undefined && oauth.registerUrl !== undefined) {
    return await registerApp(placedAt(oauth.registerUrl, baseUrl), signIn, { redirectUri, scopes, baseUrl }, tools);
  }
  const secretLine = oauth.needsSecret ? `, clientSecret: '\${${service.toUpperCase()}_CLIENT_SECRET}'` : '';
  if (clientId === undefined || (oauth.needsSecret && reference === undefined)) {
    throw new UserError(`${title} lets people in only through an app that you have registered there.`, {
      hint: `docs/publishing/${service}.md says how. Then write into reelmill.config.yaml: publish: { services: { ${service}: { clientId: …${secretLine} } } }. Its redirect address: ${oauth.redirectUri ?? 'an https address of yours, named as redirectUri'}`,
    });
  }
  const clientSecret = reference === undefined ? undefined : await tools.secret(reference);
  return { clientId, clientSecret, baseUrl, scopes };
}

function secretsIn({ accessToken, refreshToken }: Tokens): string[] {
  return [accessToken, ...(refreshToken === undefined ? [] : [refreshToken])];
}

function withRenewal(tokens: Tokens, { oauth }: SignIn, { clientId, clientSecret, baseUrl }: App): Secrets {
  const { exchange, clientIdName, clientAuth, tokenUrl } = oauth;
  if (exchange !== undefined) {
    const { url, grantType } = exchange;
    return { ...tokens, renewal: { kind: 'exchange', url: placedAt(url, baseUrl), grantType } };
  }
  if (tokens.refreshToken === undefined) return tokens;
  return {
    ...tokens,
    renewal: {
      kind: 'refresh-token',
      url: placedAt(tokenUrl, baseUrl),
      clientId,
      ...(clientSecret && { clientSecret }),
      ...(clientIdName && { clientIdName }),
      ...(clientAuth && { auth: clientAuth }),
    },
  };
}
