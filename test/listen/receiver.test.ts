import { request as httpRequest } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished, test } from 'vitest';
import { WebhookError } from '../../src/errors.ts';
import type { VideoProvider, WebhookEvent } from '../../src/generate/provider.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { listenOn } from '../../src/listen/listen-on.ts';
import { createReceiver } from '../../src/listen/receiver.ts';
import { openTestLedger } from '../ledger/open-test-ledger.ts';

const secret = `whsec_${Buffer.from('a secret of 24 bytes ...').toString('base64')}`;
const other = `whsec_${Buffer.from('another one of 24 bytes.').toString('base64')}`;

/** Standard Webhooks, as OpenAI and Replicate sign. */
const far: Pick<VideoProvider, 'webhook'> = {
  async webhook(headers, body) {
    try {
      new Webhook(secret).verify(body, Object.fromEntries(headers));
    } catch (error) {
      throw new WebhookError('wrong signature or time', { cause: error });
    }
    const { id, type, video }: Record<string, string> = JSON.parse(body);
    if (id === undefined || video === undefined) throw new Error('no video');
    return type === 'video.completed' ? ({ id, operation: video } satisfies WebhookEvent) : undefined;
  },
};

interface Delivery {
  readonly id?: string;
  readonly video?: string;
  readonly type?: string;
  readonly key?: string;
  readonly secondsAgo?: number;
}

interface Message {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

function signed({
  id = 'evt_1',
  video = 'video_1',
  type = 'video.completed',
  key = secret,
  secondsAgo = 0,
}: Delivery): Message {
  const body = JSON.stringify({ id, type, video });
  const at = new Date(Date.now() - 1000 * secondsAgo);
  const signature = new Webhook(key).sign(id, at, body);
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return { body, headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } };
}

async function start(overrides: Partial<Ledger> = {}) {
  const { ledger } = await openTestLedger();
  const notes: string[] = [];
  const app = createReceiver({
    provider: async (id) => ({ far, near: {} })[id],
    ledger: { ...ledger, ...overrides },
    now: () => Date.now(),
    note: (line) => notes.push(line),
  });
  const listener = await listenOn(app, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => listener.close());
  const post = async (delivery: Message, path = '/webhooks/far') =>
    (await fetch(listener.url + path, { method: 'POST', ...delivery })).status;
  const operations = async () => (await ledger.nudgesSince(0)).nudges.map(({ operation }) => operation);
  return { url: listener.url, post, operations, notes };
}

test('a signed call becomes a nudge, once however often it is delivered', async () => {
  const { post, operations, notes } = await start();
  expect(await post(signed({}))).toBe(200);
  expect(await post(signed({ secondsAgo: 30 }))).toBe(200);
  expect(await post(signed({ id: 'evt_2', video: 'video_2' }))).toBe(200);
  expect(await operations()).toEqual(['video_1', 'video_2']);
  expect(notes).toEqual(['far: video_1', 'far: video_1 again', 'far: video_2']);
});

test('calls in another order than they were sent are nudges like any other', async () => {
  const { post, operations } = await start();
  await post(signed({ id: 'evt_2', secondsAgo: 10 }));
  await post(signed({ id: 'evt_1', secondsAgo: 20 }));
  expect(await operations()).toEqual(['video_1', 'video_1']);
});

const tampered = { ...signed({}), body: signed({ video: 'video_2' }).body };
const huge = signed({ video: 'x'.repeat(1024 * 1024) });

test.each([
  { what: 'signed with another key', delivery: signed({ key: other }), status: 401 },
  { what: 'changed on its way', delivery: tampered, status: 401 },
  { what: 'not signed at all', delivery: { ...signed({}), headers: {} }, status: 401 },
  { what: 'replayed after ten minutes', delivery: signed({ secondsAgo: 600 }), status: 401 },
  { what: 'dated ten minutes ahead', delivery: signed({ secondsAgo: -600 }), status: 401 },
  { what: 'larger than a megabyte', delivery: huge, status: 413 },
  { what: 'for a provider that takes none', delivery: signed({}), path: '/webhooks/near', status: 404 },
  { what: 'for nobody', delivery: signed({}), path: '/webhooks/constructor', status: 404 },
  { what: 'about something else', delivery: signed({ type: 'batch.completed' }), status: 200 },
  { what: 'signed, and not understood', delivery: { ...signed({}), ...signedText('[]') }, status: 500 },
])('a call that is $what is answered $status and leaves nothing', async ({ delivery, path, status }) => {
  const { post, operations } = await start();
  expect(await post(delivery, path)).toBe(status);
  expect(await operations()).toEqual([]);
});

function signedText(body: string): Message {
  const at = new Date();
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = new Webhook(secret).sign('evt_1', at, body);
  return { body, headers: { 'webhook-id': 'evt_1', 'webhook-timestamp': timestamp, 'webhook-signature': signature } };
}

test('a body without a length is not read beyond a megabyte', async () => {
  const { url, operations } = await start();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sending = httpRequest(`${url}/webhooks/far`, { method: 'POST' }, (response) => resolve(response.statusCode));
    sending.on('error', reject);
    for (let sent = 0; sent < 20; sent += 1) sending.write(Buffer.alloc(64 * 1024));
    sending.end();
  });
  expect(status).toBe(413);
  expect(await operations()).toEqual([]);
});

test('when the ledger cannot take it the service is asked to call again', async () => {
  const { post, notes } = await start({ nudge: () => Promise.reject(new Error('The ledger is locked.')) });
  expect(await post(signed({}))).toBe(500);
  expect(notes).toEqual(['/webhooks/far: The ledger is locked.']);
});

test('says that it is alive', async () => {
  const { url } = await start();
  const answer = await fetch(`${url}/healthz`);
  expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
  expect((await fetch(`${url}/webhooks/far`)).status).toBe(404);
});
