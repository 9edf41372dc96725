import type { Tokens } from '../accounts/read-tokens.ts';
import type { App, OAuthTools } from './oauth-client.ts';
import { placedAt } from './placed-at.ts';
import { requestTokens } from './request-tokens.ts';
import type { SignIn } from './sign-in.ts';

/** Exchanges a token of an hour for one of 60 days, where the service does that. */
export async function lengthenToken(tokens: Tokens, signIn: SignIn, app: App, tools: OAuthTools): Promise<Tokens> {
  const { lengthen } = signIn.oauth;
  if (lengthen === undefined) return tokens;
  const { url, grantType, tokenName } = lengthen;
  const asked = new URL(placedAt(url, app.baseUrl));
  asked.search = new URLSearchParams({
    grant_type: grantType,
    // Facebook wants both; the others know the app by the token.
    ...(tokenName === 'fb_exchange_token' && { client_id: app.clientId }),
    client_secret: app.clientSecret ?? '',
    [tokenName]: tokens.accessToken,
  }).toString();
  return await requestTokens(asked.href, {}, signIn, tools);
}
