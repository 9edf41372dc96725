import type { IncomingMessage, ServerResponse } from 'node:http';
import { misbehave, type Misdeed } from './faults.ts';
import { startLoopbackServer, type LoopbackServer } from './loopback-server.ts';

/** Something that goes wrong at one kind of request: every one of them, or the nth, counted from 1. */
export interface PublishingFault<Route extends string> {
  readonly on: Route;
  readonly nth?: number;
  /** `cutAt`: the connection breaks when so many bytes of the body have come. */
  readonly does: Misdeed | { readonly cutAt: number };
}

export interface Call<Route extends string> {
  readonly route: Route;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  /** All that came of it. */
  readonly body: Buffer;
  /** Whether all of it came. */
  readonly whole: boolean;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface PublishingServer<Route extends string> extends LoopbackServer {
  readonly baseUrl: string;
  /** Every request, failed ones included, without its body. */
  readonly calls: readonly Pick<Call<Route>, 'route' | 'url' | 'headers'>[];
  /** Bytes of bodies that came, by route. */
  readonly received: ReadonlyMap<Route, number>;
}

export interface PublishingProtocol<Route extends string> {
  /** What kind of request it is; undefined for none that the service knows. */
  readonly sort: (method: string, url: URL, headers: IncomingMessage['headers']) => Route | undefined;
  readonly faults: readonly PublishingFault<Route>[];
  /** Whether the token, undefined where there is none, may do that; otherwise the service's own refusal. */
  readonly refuse: (token: string | undefined, route: Route) => Reply | undefined;
  readonly answer: (call: Call<Route>) => Reply;
}

/** A server with the state of a service behind it, and its faults in front. */
export async function startPublishingServer<Route extends string>(
  protocol: PublishingProtocol<Route>,
): Promise<PublishingServer<Route>> {
  const calls: Pick<Call<Route>, 'route' | 'url' | 'headers'>[] = [];
  const received = new Map<Route, number>();
  const server = await startLoopbackServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const { headers, method = 'GET' } = request;
    const route = protocol.sort(method, url, headers);
    if (route === undefined) return send(response, { status: 404, body: 'Not Found' });
    calls.push({ route, url, headers });
    const nth = calls.filter((call) => call.route === route).length;
    const does = protocol.faults.find((fault) => fault.on === route && (fault.nth ?? nth) === nth)?.does;
    const cutAt = typeof does === 'object' && 'cutAt' in does ? does.cutAt : undefined;
    const { body, whole } = await readBody(request, cutAt);
    received.set(route, (received.get(route) ?? 0) + body.length);
    const misdeed = typeof does === 'object' && 'cutAt' in does ? undefined : does;
    const refusal = protocol.refuse(/^(?:Bearer|OAuth) (.+)$/.exec(headers.authorization ?? '')?.[1], route);
    if (refusal !== undefined) return send(response, refusal);
    if (misbehave(misdeed, request, response)) return undefined;
    const reply = protocol.answer({ route, url, headers, body, whole });
    if (!whole || (typeof misdeed === 'object' && 'reset' in misdeed)) request.socket.resetAndDestroy();
    else send(response, reply);
    return undefined;
  });
  return { ...server, baseUrl: `http://${server.host}`, calls, received };
}

async function readBody(
  request: IncomingMessage,
  cutAt = Number.POSITIVE_INFINITY,
): Promise<{ readonly body: Buffer; readonly whole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= cutAt) return { body: Buffer.concat(chunks).subarray(0, cutAt), whole: false };
    }
  } catch {
    return { body: Buffer.concat(chunks), whole: false };
  }
  return { body: Buffer.concat(chunks), whole: true };
}

function send(response: ServerResponse, { status, headers = {}, body = '' }: Reply): void {
  const json = typeof body !== 'string';
  response.writeHead(status, { ...(json ? { 'content-type': 'application/json' } : {}), ...headers });
  response.end(json ? JSON.stringify(body) : body);
}
