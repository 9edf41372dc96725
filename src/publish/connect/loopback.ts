import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { UserError } from '../../errors.ts';
import { hasCode } from '../../store/has-code.ts';

export interface Loopback extends AsyncDisposable {
  /** With its port. */
  readonly redirectUri: string;
  /** What the browser brings; `read` says whether it is an answer, and throws when it is a refusal. */
  readonly answer: (read: (parameters: URLSearchParams) => string, signal: AbortSignal) => Promise<string>;
}

/** Whether an address can only be that of this machine. */
export function isLoopback(uri: string): boolean {
  const { protocol, hostname } = new URL(uri.replace(':*', ''));
  return protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname);
}

/** Listens where the browser is sent after sign-in (RFC 8252, section 7.3), reachable from this machine alone. `*` is any free port. */
export async function openLoopback(uri: string): Promise<Loopback> {
  const wanted = new URL(uri.replace(':*', ':0'));
  const arrived = Promise.withResolvers<string>();
  // Nobody may be waiting any more.
  arrived.promise.catch(() => undefined);
  let read: ((parameters: URLSearchParams) => string) | undefined;
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '', 'http://127.0.0.1');
    if (request.method !== 'GET' || url?.pathname !== wanted.pathname || read === undefined) return page(response, 404);
    try {
      arrived.resolve(read(url.searchParams));
      page(response, 200);
    } catch (error) {
      arrived.reject(error);
      page(response, 400);
    }
  });
  await listen(server, Number(wanted.port || 80));
  const address = server.address();
  if (uri.includes(':*') && typeof address === 'object') wanted.port = String(address?.port);
  return {
    redirectUri: wanted.href,
    async answer(reader, signal) {
      read = reader;
      return await Promise.race([arrived.promise, abortionOf(signal)]);
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}

async function abortionOf(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (!hasCode(error, 'EADDRINUSE', 'EACCES')) throw error;
    throw new UserError(`Port ${port} of this machine cannot be used, and the browser would be sent there.`, {
      hint: 'End what listens there (another reelmill connect?), or register another address and name it as redirectUri.',
      cause: error,
    });
  }
}

const titles = { 200: 'Signed in', 400: 'Not signed in', 404: 'Nothing here' } as const;

function page(response: ServerResponse, status: keyof typeof titles): void {
  const text = status === 404 ? '' : '<p>You can close this page and go back to the terminal.';
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // The address holds the code.
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'",
    connection: 'close',
  });
  response.end(`<!doctype html><meta charset=utf-8><title>${titles[status]}</title><h1>${titles[status]}</h1>${text}`);
}
