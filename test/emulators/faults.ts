import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Tell } from './moments.ts';

export type Route = 'create' | 'extend' | 'list' | 'retrieve' | 'content' | 'delete';

/** Something that goes wrong once, or from then on. */
export interface Fault {
  readonly on: Route;
  /** Which request of that route, counted from 1; every one unless said otherwise. */
  readonly nth?: number;
  readonly does: Misdeed;
}

export type Misdeed =
  | { readonly answer: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** The connection is cut: before the request is carried out, or after. */
  | { readonly reset: 'before' | 'after' }
  /** Carried out and answered after so many milliseconds, whoever still waits by then. */
  | { readonly late: number }
  /** No answer, ever. */
  | 'silence'
  /** A web page with status 200. */
  | 'page'
  /** Footage only: half of the promised length and a cut; half and an orderly end, with no length promised; half and then nothing. */
  | 'cut'
  | 'short'
  /** Slow but steady: an eighth of it every 120 ms. */
  | 'drip'
  | 'stall';

/** The fault that this request meets, if any. */
export function faultFor(faults: readonly Fault[], route: Route, nth: number): Misdeed | undefined {
  return faults.find((fault) => fault.on === route && (fault.nth ?? nth) === nth)?.does;
}

/** Commits a misdeed that needs no knowledge of the videos. Says whether the request is dealt with. */
export function misbehave(misdeed: Misdeed | undefined, request: IncomingMessage, response: ServerResponse): boolean {
  if (misdeed === undefined || misdeed === 'cut' || misdeed === 'short' || misdeed === 'stall' || misdeed === 'drip')
    return false;
  if (misdeed === 'silence') return true;
  if (misdeed === 'page') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Log in</title><p>Welcome</p>');
    return true;
  }
  if ('late' in misdeed) return holdBack(response, misdeed.late);
  if ('reset' in misdeed) {
    if (misdeed.reset === 'before') request.socket.resetAndDestroy();
    return misdeed.reset === 'before';
  }
  const {
    answer,
    headers,
    body = { error: { message: `fault ${answer}`, type: 'server_error', code: null } },
  } = misdeed;
  const json = typeof body !== 'string';
  response.writeHead(answer, { 'content-type': json ? 'application/json' : 'text/html', ...headers });
  response.end(json ? JSON.stringify(body) : body);
  return true;
}

function holdBack(response: ServerResponse, ms: number): false {
  const end = response.end.bind(response);
  response.end = (...args: readonly unknown[]): ServerResponse => {
    setTimeout(() => void Reflect.apply(end, undefined, args), ms);
    return response;
  };
  return false;
}

export async function sendFootage(
  footage: Buffer,
  misdeed: Misdeed | undefined,
  response: ServerResponse,
  tell?: Tell,
): Promise<void> {
  const half = footage.subarray(0, footage.length / 2);
  const type = { 'content-type': 'video/mp4' };
  if (misdeed === 'short') {
    response.writeHead(200, type).end(half);
    return;
  }
  response.writeHead(200, { ...type, 'content-length': String(footage.length) });
  if (misdeed === 'cut') response.write(half, () => response.destroy());
  else if (misdeed === 'stall') response.write(half);
  else if (misdeed === 'drip') drip(footage, response);
  else await sendInEighths(footage, response, tell);
}

async function sendInEighths(footage: Buffer, response: ServerResponse, tell?: Tell): Promise<void> {
  const eighth = Math.ceil(footage.length / 8);
  for (let from = 0; from < footage.length && !response.destroyed; from += eighth) {
    await new Promise((left) => void response.write(footage.subarray(from, from + eighth), left));
    await tell?.('sending');
  }
  response.end();
}

function drip(footage: Buffer, response: ServerResponse): void {
  const eighth = Math.ceil(footage.length / 8);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(footage.subarray(sent, (sent += eighth)));
    if (sent < footage.length) return;
    clearInterval(timer);
    response.end();
  }, 120);
  response.on('close', () => clearInterval(timer));
}
