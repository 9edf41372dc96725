import { basicAuthorization } from '../accounts/basic-authorization.ts';
import type { Tokens } from '../accounts/read-tokens.ts';
import { placedAt } from './placed-at.ts';
import { requestTokens } from './request-tokens.ts';
import type { SignIn } from './sign-in.ts';

/** The app in whose name we ask, its secret read. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly baseUrl: string | undefined;
  readonly scopes: readonly string[];
}

interface AuthorizeRequest {
  readonly redirectUri: string;
  readonly state: string;
  readonly challenge: string;
}

interface CodeAnswer {
  readonly code: string;
  readonly redirectUri: string;
  readonly verifier: string;
}

/** The two ends of an authorization code: where a person is sent, and what the code is exchanged for. */
export interface OAuthClient {
  authorizeUrl(request: AuthorizeRequest): string;
  exchange(answer: CodeAnswer): Promise<Tokens>;
}

export interface OAuthTools {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export type OAuthClientMaker = (signIn: SignIn, app: App, tools: OAuthTools) => Promise<OAuthClient>;

/** RFC 6749, section 4.1, with RFC 7636 where the service knows it. */
export function createOAuthClient(signIn: SignIn, app: App, tools: OAuthTools): OAuthClient {
  const { oauth } = signIn;
  const idName = oauth.clientIdName ?? 'client_id';
  return {
    authorizeUrl({ redirectUri, state, challenge }) {
      const url = new URL(placedAt(oauth.authorizeUrl, app.baseUrl));
      url.search = new URLSearchParams({
        response_type: 'code',
        [idName]: app.clientId,
        redirect_uri: redirectUri,
        scope: app.scopes.join(oauth.scopeSeparator ?? ' '),
        state,
        ...(oauth.pkce && { code_challenge: challenge, code_challenge_method: 'S256' }),
        ...oauth.authorizeParameters,
      }).toString();
      return url.href;
    },
    async exchange({ code, redirectUri, verifier }) {
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        ...(oauth.pkce && { code_verifier: verifier }),
        ...oauth.tokenParameters,
      });
      const { clientId, clientSecret } = app;
      const basic = oauth.clientAuth === 'basic' && clientSecret !== undefined;
      if (!basic) body.set(idName, clientId);
      if (!basic && clientSecret !== undefined) body.set('client_secret', clientSecret);
      const headers = basic ? { authorization: basicAuthorization(clientId, clientSecret) } : {};
      const url = placedAt(oauth.tokenUrl, app.baseUrl);
      return await requestTokens(url, { method: 'POST', headers, body }, signIn, tools);
    },
  };
}
