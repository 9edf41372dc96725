import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface LoopbackServer extends AsyncDisposable {
  readonly host: string;
  close(): Promise<void>;
}

/** A server on the loopback address, which ends with the block or with `close`. */
export async function startLoopbackServer(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    Promise.resolve(answer(request, response)).catch((error: unknown) => {
      sendJson(response, 500, { error: { message: `The emulator failed: ${String(error)}` } });
    });
  });
  // A machine that is busy with other tests is no reason to hang up.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((done) => void server.close(() => done()));
    server.closeAllConnections();
    await closed;
  };
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return { host, close, [Symbol.asyncDispose]: close };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
