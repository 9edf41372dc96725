import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { rejection } from '../rejection.ts';
import { caseOf, connect, named } from './services.ts';

const now = Date.parse('2026-11-02T12:00:00Z');
const body = JSON.stringify({ request_id: 'job-1', gateway_request_id: 'job-1-again', status: 'OK', payload: {} });

/** A server that publishes the keys it is given. */
async function publish(keys: readonly object[]) {
  let asked = 0;
  const published = [...keys];
  const server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: published }));
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/.well-known/jwks.json`;
  return { url, published, asked: () => asked, [Symbol.dispose]: () => server.close().closeAllConnections() };
}

function signer() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const delivery = (changes: { readonly body?: string; readonly at?: number } = {}): Headers => {
    const time = String(Math.floor((changes.at ?? now) / 1000));
    const digest = createHash('sha256')
      .update(changes.body ?? body)
      .digest('hex');
    const signature = sign(null, Buffer.from(['delivery-1', 'user-1', time, digest].join('\n')), privateKey);
    return new Headers({
      'X-Fal-Webhook-Request-Id': 'delivery-1',
      'X-Fal-Webhook-User-Id': 'user-1',
      'X-Fal-Webhook-Timestamp': time,
      'X-Fal-Webhook-Signature': signature.toString('hex'),
    });
  };
  return { jwk: publicKey.export({ format: 'jwk' }), delivery };
}

async function falHook(url: string, clock: () => number = () => now) {
  const provider = await connect(caseOf('fal'), 'http://localhost:1', {
    now: clock,
    env: { REELMILL_FAL_JWKS_URL: url },
  });
  return async (headers: Headers, text: string) => await provider.webhook?.(headers, text);
}

test('fal: a signed delivery speaks of the job that the queue knows', async () => {
  const [fal, older] = [signer(), signer()];
  using keys = await publish([older.jwk, fal.jwk]);
  const hook = await falHook(keys.url);
  expect(await hook(fal.delivery(), body)).toEqual({ id: 'delivery-1', operation: 'job-1' });
  expect(await hook(older.delivery(), body)).toEqual({ id: 'delivery-1', operation: 'job-1' });
  expect(await hook(fal.delivery({ body: '{}' }), '{}')).toBeUndefined();
  expect(keys.asked()).toBe(1);
});

test('fal: what is forged, changed, too old, from the future or bare is not believed, and does not make us ask for keys', async () => {
  const [fal, somebody] = [signer(), signer()];
  using keys = await publish([fal.jwk]);
  const hook = await falHook(keys.url);
  const deliveries: readonly (readonly [Headers, string])[] = [
    [somebody.delivery(), body],
    [fal.delivery(), body.replace('job-1', 'job-2')],
    [fal.delivery({ at: now - 301_000 }), body],
    [fal.delivery({ at: now + 301_000 }), body],
    [new Headers(), body],
    [new Headers([...fal.delivery(), ['X-Fal-Webhook-Timestamp', 'soon']]), body],
  ];
  for (const [headers, text] of deliveries) {
    expect(await rejection(hook(headers, text))).toMatchObject({ name: 'WebhookError' });
  }
  expect(keys.asked()).toBe(1);
});

test('fal: a new key is found, though no sooner than five minutes after the last look', async () => {
  const [older, newer] = [signer(), signer()];
  using keys = await publish([older.jwk]);
  let time = now;
  const hook = await falHook(keys.url, () => time);
  await hook(older.delivery(), body);
  keys.published.push(newer.jwk);
  expect(await rejection(hook(newer.delivery(), body))).toMatchObject({ name: 'WebhookError' });
  time += 301_000;
  expect(await hook(newer.delivery({ at: time }), body)).toMatchObject({ operation: 'job-1' });
});

test('replicate: Standard Webhooks', async () => {
  const provider = await connect(caseOf('replicate'), 'http://localhost:1', { now: () => now });
  const secret = `whsec_${btoa('a secret of Replicate')}`;
  const text = JSON.stringify({ id: 'job-1', status: 'succeeded' });
  const delivery = (signed: string, at = new Date(now), by = secret): Headers =>
    new Headers({
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(by).sign('msg_1', at, signed),
    });
  const hook = async (headers: Headers, told: string) => await provider.webhook?.(headers, told);
  expect(await hook(delivery(text), text)).toEqual({ id: 'msg_1', operation: 'job-1' });
  expect(await hook(delivery('[]'), '[]')).toBeUndefined();
  const forged: readonly Headers[] = [
    delivery('something else'),
    delivery(text, new Date(now), `whsec_${btoa('of somebody')}`),
    delivery(text, new Date(now - 600_000)),
    new Headers(),
  ];
  for (const headers of forged) expect(await rejection(hook(headers, text))).toMatchObject({ name: 'WebhookError' });
});

test.each(named.filter(([id]) => id !== 'fal' && id !== 'replicate'))('%s does not call', async (_id, each) => {
  expect(await connect(each, 'http://localhost:1')).not.toHaveProperty('webhook');
});
