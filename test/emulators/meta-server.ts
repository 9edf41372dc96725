import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { misbehave, type Misdeed } from './faults.ts';
import { sendJson, startLoopbackServer, type LoopbackServer } from './loopback-server.ts';

// What the emulators of Instagram, Facebook and Threads have in common: Meta's tokens, errors and upload servers.

export interface MetaFault {
  readonly on: string;
  /** Which request of that route, counted from 1; every one unless said otherwise. */
  readonly nth?: number;
  /** cutAt: an upload breaks after so many bytes, which are kept. */
  readonly does: Misdeed | { readonly cutAt: number };
}

export interface MetaCall {
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  /** What the pattern of the route has caught. */
  readonly caught: readonly string[];
  readonly request: IncomingMessage;
  readonly cutAt: number | undefined;
}

export interface Reply {
  readonly status?: number;
  readonly body: unknown;
}

export interface MetaRoute {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly pattern: RegExp;
  /** Bytes go to it unread, with errors of another shape. */
  readonly upload?: 'rupload' | 'session';
  readonly answer: (call: MetaCall) => Reply | Promise<Reply>;
}

export interface MetaServer extends LoopbackServer {
  readonly baseUrl: string;
  readonly count: Readonly<Record<string, number>>;
  /** Requests in their order, those that failed included. */
  readonly calls: readonly MetaCall[];
  /** The token that counts from now on. */
  trust(token: string): void;
}

/** Which token counts: this one, or whichever it is at the moment. */
export type MetaToken = string | (() => string);

export async function startMetaServer(
  routes: readonly MetaRoute[],
  { faults = [], token }: { readonly faults?: readonly MetaFault[]; readonly token: MetaToken },
): Promise<MetaServer> {
  const calls: MetaCall[] = [];
  const count: Record<string, number> = Object.fromEntries(routes.map(({ name }) => [name, 0]));
  let trusted = token;
  const server = await startLoopbackServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const found = findRoute(routes, request.method, url.pathname.slice(1) + url.search);
    if (found === undefined) return send(response, graphError(400, 100, 'Unsupported request', 33));
    const { route, caught } = found;
    const nth = (count[route.name] = (count[route.name] ?? 0) + 1);
    const does = faults.find((fault) => fault.on === route.name && (fault.nth ?? nth) === nth)?.does;
    const cut = typeof does === 'object' && 'cutAt' in does ? does : undefined;
    const misdeed = typeof does === 'object' && 'cutAt' in does ? undefined : does;
    const call: MetaCall = {
      route: route.name,
      method: request.method ?? '',
      path: decodeURIComponent(url.pathname),
      query: Object.fromEntries(url.searchParams),
      fields: route.upload === undefined ? await fieldsOf(request) : {},
      headers: request.headers,
      caught,
      request,
      cutAt: cut?.cutAt,
    };
    calls.push(call);
    const stranger = refuseStranger(call, route, typeof trusted === 'string' ? trusted : trusted());
    if (stranger !== undefined) return send(response, stranger);
    if (misbehave(misdeed, request, response)) return undefined;
    const reply = await route.answer(call);
    if (request.destroyed && cut !== undefined) return undefined;
    if (misdeed !== undefined) return void request.socket.resetAndDestroy();
    return send(response, reply);
  });
  const trust = (next: string): void => void (trusted = next);
  return { ...server, baseUrl: `http://${server.host}`, count, calls, trust };
}

function findRoute(
  routes: readonly MetaRoute[],
  method: string | undefined,
  path: string,
): { readonly route: MetaRoute; readonly caught: readonly string[] } | undefined {
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(path) : null;
    if (match !== null) return { route, caught: match.slice(1) };
  }
  return undefined;
}

/** Graph answers 401 with code 190; the upload servers answer 400, in words of their own; bytes go with OAuth, not Bearer. */
function refuseStranger({ headers }: MetaCall, { upload }: MetaRoute, trusted: string): Reply | undefined {
  const scheme = upload === undefined ? 'Bearer' : 'OAuth';
  if (headers.authorization === `${scheme} ${trusted}`) return undefined;
  if (upload === 'rupload')
    return uploadError(400, 'NotAuthorizedError', 'User not authorized to perform this request');
  const words = `Malformed access token ${headers.authorization?.split(' ')[1] ?? ''}`;
  // Both are seen in the wild.
  return graphError(upload === 'session' ? 400 : 401, 190, words, 463);
}

async function fieldsOf(request: IncomingMessage): Promise<Readonly<Record<string, string>>> {
  if (request.method !== 'POST') return {};
  const body = await buffer(request);
  const type = request.headers['content-type'] ?? '';
  const form = await new Response(body.length === 0 ? new URLSearchParams() : new Uint8Array(body), {
    headers: body.length === 0 ? {} : { 'content-type': type },
  }).formData();
  const fields: Record<string, string> = {};
  for (const [name, value] of form) {
    fields[name] = typeof value === 'string' ? value : `${value.name}: ${await value.text()}`;
  }
  return fields;
}

export function graphError(status: number, code: number, message: string, subcode?: number, more = {}): Reply {
  const error = { message, type: 'OAuthException', code, fbtrace_id: 'A6LJylpZRKw2xKLFsAP', ...more };
  return { status, body: { error: subcode === undefined ? error : { ...error, error_subcode: subcode } } };
}

export function uploadError(status: number, type: string, message: string, retriable = false): Reply {
  return { status, body: { debug_info: { retriable, type, message } } };
}

function send(response: ServerResponse, { status = 200, body }: Reply): void {
  sendJson(response, status, body);
}
