import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { nobody } from '../emulators/nobody.ts';
import { networkError } from '../../src/http/network-error.ts';

async function failure(url: string): Promise<unknown> {
  try {
    return await fetch(url, { method: 'POST', body: 'a paid request' });
  } catch (error) {
    return error;
  }
}

/** Takes a connection, and hangs up when it has heard something. */
async function hangingUp(): Promise<{ readonly port: number; readonly close: () => void }> {
  const server = createServer((socket) => void socket.once('data', () => socket.resetAndDestroy()));
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, close: () => void server.close() };
}

test('a port that fetch never connects to: nothing left', async () => {
  expect(networkError(await failure('http://127.0.0.1:9'))).toEqual({ code: 'bad port', unsent: true });
});

test('a port on which nobody listens: nothing left', async () => {
  expect(networkError(await failure(`http://${nobody}`))).toEqual({ code: 'ECONNREFUSED', unsent: true });
});

test('a connection that broke when something was sent: nobody knows', async () => {
  const { port, close } = await hangingUp();
  expect(networkError(await failure(`http://127.0.0.1:${port}`))).toMatchObject({ unsent: false });
  close();
});

test('what is no error of the network is none', () => {
  expect(networkError(new Error('no code'))).toBeUndefined();
});
