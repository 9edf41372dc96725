import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type LoopbackServer, sendJson, startLoopbackServer } from './loopback-server.ts';

// A service that people sign in to: it sends the browser back at once, and holds each code against what it was given for.

interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** As registered; a star stands for any port. */
  readonly redirectUri: string;
  readonly clientIdName: 'client_id' | 'client_key';
  readonly auth: 'body' | 'basic';
  /** How the challenge must be written; undefined is a service without PKCE. */
  readonly pkce: 'base64url' | 'hex' | undefined;
}

export type OAuthFault =
  /** The person says no. */
  | 'denied'
  /** The browser brings back another state. */
  | 'wrong-state'
  /** The code has ended before it is exchanged. */
  | 'expired-code'
  /** No refresh token with the answer. */
  | 'no-refresh-token'
  /** An error with status 200, as TikTok gives it. */
  | 'error-with-200'
  /** A web page where JSON should be. */
  | 'page'
  | 'reset';

export interface OAuthService extends AsyncDisposable {
  readonly baseUrl: string;
  /** What was asked beyond the authorize page, in order: `POST /token`, with its form. */
  readonly asked: readonly string[];
  readonly authorized: readonly URLSearchParams[];
  /** How many tokens were given for refresh tokens. */
  readonly renewals: number;
}

export interface OAuthOptions {
  readonly app: OAuthApp;
  readonly authorizePath: string;
  readonly tokenPath: string;
  readonly fault?: OAuthFault;
  /** Members of the first answer beyond the tokens. */
  readonly lasts?: Readonly<Record<string, unknown>>;
  /** Everything else, asked with the token that was given last. */
  readonly api?: (url: URL, request: IncomingMessage, form: URLSearchParams) => unknown;
}

interface Code {
  readonly redirectUri: string;
  readonly challenge: string | null;
}

export async function startOAuth(options: OAuthOptions): Promise<OAuthService> {
  const asked: string[] = [];
  const authorized: URLSearchParams[] = [];
  const state = { codes: new Map<string, Code>(), refresh: '', count: 0, renewals: 0 };
  const server: LoopbackServer = await startLoopbackServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    if (url.pathname === options.authorizePath) {
      authorized.push(url.searchParams);
      return authorize(url.searchParams, options, state.codes, response);
    }
    const form = new URLSearchParams(request.method === 'POST' ? await text(request) : '');
    asked.push(`${request.method} ${url.pathname}${url.search}`);
    if (url.pathname !== options.tokenPath || request.method !== 'POST') {
      const answer = options.api?.(url, request, form);
      return sendJson(response, answer === undefined ? 404 : 200, answer ?? { error: 'not_found' });
    }
    if (options.fault === 'reset') return void request.socket.resetAndDestroy();
    if (options.fault === 'page') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello');
    const refusal = refusalOf(form, request, options, state);
    if (refusal !== undefined) {
      const status = options.fault === 'error-with-200' ? 200 : 400;
      return sendJson(response, status, { error: refusal, error_description: `The request is wrong: ${refusal}` });
    }
    state.count += 1;
    if (form.get('grant_type') === 'refresh_token') state.renewals += 1;
    state.refresh = `refresh-${state.count}-${randomBytes(8).toString('hex')}`;
    sendJson(response, 200, {
      access_token: `access-token-${state.count}`,
      expires_in: 3600,
      ...(options.fault !== 'no-refresh-token' && { refresh_token: state.refresh }),
      ...options.lasts,
    });
  });
  return {
    baseUrl: `http://${server.host}`,
    asked,
    authorized,
    get renewals() {
      return state.renewals;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** The person agrees at once, unless told otherwise. */
function authorize(
  asked: URLSearchParams,
  { app, fault }: OAuthOptions,
  codes: Map<string, Code>,
  response: ServerResponse,
): void {
  const redirectUri = asked.get('redirect_uri') ?? '';
  const registered = new RegExp(
    `^${app.redirectUri
      .split('*')
      .map((part) => RegExp.escape(part))
      .join('\\d+')}$`,
  );
  const isWrong =
    asked.get('response_type') !== 'code' ||
    asked.get(app.clientIdName) !== app.clientId ||
    !registered.test(redirectUri) ||
    (app.pkce !== undefined && asked.get('code_challenge_method') !== 'S256');
  // RFC 6749, section 4.1.2.1: no browser is sent to an address that is not registered.
  if (isWrong) return sendJson(response, 400, { error: 'invalid_request' });
  const back = new URL(redirectUri);
  back.searchParams.set('state', fault === 'wrong-state' ? 'of-another' : (asked.get('state') ?? ''));
  if (fault === 'denied') {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_description', 'The person said no.\u001B[2J');
  } else {
    const code = randomBytes(12).toString('hex');
    if (fault !== 'expired-code') codes.set(code, { redirectUri, challenge: asked.get('code_challenge') });
    back.searchParams.set('code', code);
  }
  response.writeHead(302, { location: back.href }).end();
}

function refusalOf(
  form: URLSearchParams,
  request: IncomingMessage,
  { app }: OAuthOptions,
  state: { readonly codes: Map<string, Code>; readonly refresh: string },
): string | undefined {
  if (!knowsApp(form, request, app)) return 'invalid_client';
  if (form.get('grant_type') === 'refresh_token') {
    return form.get('refresh_token') === state.refresh ? undefined : 'invalid_grant';
  }
  const code = state.codes.get(form.get('code') ?? '');
  // Each works once.
  state.codes.delete(form.get('code') ?? '');
  if (code === undefined || code.redirectUri !== form.get('redirect_uri')) return 'invalid_grant';
  if (app.pkce === undefined) return form.has('code_verifier') ? 'invalid_request' : undefined;
  const hash = createHash('sha256').update(form.get('code_verifier') ?? '');
  return hash.digest(app.pkce) === code.challenge ? undefined : 'invalid_grant';
}

function knowsApp(form: URLSearchParams, request: IncomingMessage, app: OAuthApp): boolean {
  if (app.auth === 'basic' && app.clientSecret !== undefined) {
    const basic = Buffer.from(`${app.clientId}:${app.clientSecret}`).toString('base64');
    return request.headers.authorization === `Basic ${basic}` && !form.has('client_secret');
  }
  return form.get(app.clientIdName) === app.clientId && (form.get('client_secret') ?? undefined) === app.clientSecret;
}
