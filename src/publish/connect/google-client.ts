import { readTokens } from '../accounts/read-tokens.ts';
import { refused, unreachable } from './ask-service.ts';
import type { OAuthClientMaker } from './oauth-client.ts';
import { placedAt } from './placed-at.ts';

/** Google’s sign-in by Google’s own client, which takes a second to load. */
export const createGoogleClient: OAuthClientMaker = async (signIn, app, { fetch, now }) => {
  const { Auth } = await import('googleapis');
  const { oauth } = signIn;
  // As it was said: the client reckons times by the system's clock, and its errors hold the whole request.
  let heard = '';
  const listening: typeof fetch = async (...request) => {
    const response = await fetch(...request);
    heard = await response.clone().text();
    return response;
  };
  const client = new Auth.OAuth2Client({
    clientId: app.clientId,
    ...(app.clientSecret !== undefined && { clientSecret: app.clientSecret }),
    endpoints: {
      oauth2AuthBaseUrl: placedAt(oauth.authorizeUrl, app.baseUrl),
      oauth2TokenUrl: placedAt(oauth.tokenUrl, app.baseUrl),
    },
    transporterOptions: { fetchImplementation: listening },
  });
  return {
    authorizeUrl: ({ redirectUri, state, challenge }) =>
      client.generateAuthUrl({
        // Without both, Google gives a refresh token only the first time.
        access_type: 'offline',
        prompt: 'consent',
        scope: [...app.scopes],
        redirect_uri: redirectUri,
        state,
        code_challenge: challenge,
        code_challenge_method: Auth.CodeChallengeMethod.S256,
      }),
    async exchange({ code, redirectUri, verifier }) {
      const asked = now();
      await client.getToken({ code, codeVerifier: verifier, redirect_uri: redirectUri }).catch((error: unknown) => {
        throw heard === '' ? unreachable(signIn, error) : refused(signIn, heard);
      });
      const tokens = readTokens(heard, asked);
      if (tokens === undefined) throw refused(signIn, heard);
      return tokens;
    },
  };
};
