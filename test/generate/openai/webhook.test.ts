import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { WebhookError } from '../../../src/errors.ts';
import type { VideoProvider } from '../../../src/generate/provider.ts';
import { startVideosEmulator } from '../../emulators/openai-videos.ts';
import type { Delivery } from '../../emulators/video-webhook.ts';
import { clipRequest } from '../clip-request.ts';
import { connect, patient, rejection } from './connect.ts';

const secret = `whsec_${Buffer.from('a secret of the emulator').toString('base64')}`;
const now = Date.parse('2026-11-02T12:00:00Z');

/** Hands what arrives to the provider and keeps what it makes of it. */
async function listen(provider: VideoProvider) {
  const heard: unknown[] = [];
  const server = createServer((request, response) => {
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const read = text(request).then((body) => provider.webhook?.(headers, body));
    void read
      .catch((error: unknown) => error)
      .then((result) => heard.push(result))
      .finally(() => response.writeHead(204).end());
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return { url, heard, [Symbol.asyncDispose]: async () => void server.close() };
}

async function hear(delivery: Delivery, ours = secret): Promise<unknown[]> {
  await using server = await startVideosEmulator({ clock: () => now, webhookSecret: secret });
  const provider = await connect(server.baseUrl, { now: () => now, webhookSecret: ours });
  await using listener = await listen(provider);
  await provider.start(clipRequest(), { signal: patient });
  const [job] = server.jobs;
  if (job === undefined) throw new Error('There is no job.');
  await server.announce(listener.url, job, delivery);
  return listener.heard;
}

const event = { id: 'wh_video_1', operation: 'video_1' };

test.each<[string, Delivery, unknown[]]>([
  ['a finished video', {}, [event]],
  ['a failed one', { type: 'video.failed' }, [event]],
  ['the same message twice', { times: 2 }, [event, event]],
  ['something else', { type: 'response.completed' }, [undefined]],
])('understands %s', async (_name, delivery, heard) => {
  expect(await hear(delivery)).toEqual(heard);
});

test.each<[string, Delivery]>([
  ['signed with another secret', { wrong: 'forged' }],
  ['from more than five minutes ago', { wrong: 'old' }],
  ['from the future', { wrong: 'early' }],
  ['changed on its way', { wrong: 'changed' }],
])('does not believe what is %s', async (_name, delivery) => {
  expect(await hear(delivery)).toEqual([expect.any(WebhookError)]);
});

test.each([[{}], [{ 'webhook-id': 'a', 'webhook-timestamp': 'now', 'webhook-signature': 'v1,x' }]])(
  'does not believe what is not signed: %j',
  async (headers) => {
    const provider = await connect('http://localhost:4000/v1', { webhookSecret: secret });
    const read = provider.webhook?.(new Headers(headers), '{}') ?? Promise.resolve();
    expect(await rejection(read)).toBeInstanceOf(WebhookError);
  },
);

test.each([
  ['without a secret', undefined],
  ['with a secret that is none', 'not/base64!'],
])('%s it says what to set', async (_name, webhookSecret) => {
  const provider = await connect('http://localhost:4000/v1', {
    now: () => now,
    ...(webhookSecret && { webhookSecret }),
  });
  const headers = { 'webhook-id': 'a', 'webhook-timestamp': String(now / 1000), 'webhook-signature': 'v1,x' };
  const error = await rejection(provider.webhook?.(new Headers(headers), '{}') ?? Promise.resolve());
  expect(error).toMatchObject({ name: 'UserError', message: expect.not.stringContaining('not/base64') });
});
