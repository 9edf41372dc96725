import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { UserError } from '../errors.ts';

export interface Address {
  readonly host: string;
  /** 0 is any that is free. */
  readonly port: number;
}

export interface Listener {
  /** Such as http://127.0.0.1:8787. */
  readonly url: string;
  /** Resolves when the calls that came are answered. */
  close(): Promise<void>;
}

/** A call takes a moment: who sends slower than that holds connections open on purpose. */
const requestMs = 10_000;

/** Serves `app` until it is closed. Rejects with a UserError when the address cannot be had. */
export async function listenOn(app: Hono, { host, port }: Address): Promise<Listener> {
  const answer = getRequestListener(app.fetch);
  const server = createServer({ requestTimeout: requestMs, headersTimeout: requestMs }, (request, response) => {
    void answer(request, response);
  });
  server.listen(port, host);
  await once(server, 'listening').catch((error: unknown) => {
    throw unusable(error, { host, port });
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`;
  return {
    url,
    async close() {
      const closed = new Promise<void>((done) => void server.close(() => done()));
      server.closeIdleConnections();
      await closed;
    },
  };
}

function unusable(error: unknown, { host, port }: Address): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const why = typeof code === 'string' ? reasons[code] : undefined;
  if (why === undefined) return error;
  return new UserError(`Cannot listen on ${host}:${port}: ${why}.`, {
    hint: 'Choose another with --port or --host.',
    cause: error,
  });
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program does',
  EACCES: 'permission denied',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'there is no such host',
};
