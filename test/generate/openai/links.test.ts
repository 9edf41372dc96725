import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startVideosEmulator } from '../../emulators/openai-videos.ts';
import type { Gateway } from '../../emulators/video-gateway.ts';
import { clipRequest } from '../clip-request.ts';
import { sampleClip } from '../../emulators/sample-clip.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { connect, key, patient, rejection } from './connect.ts';

const footage = await readFile(await sampleClip('320x180', 4));

const places: readonly (readonly [name: string, gateway: Gateway, keys: readonly string[]])[] = [
  ['an address', { results: 'url' }, [`Bearer ${key}`]],
  ['a path of the gateway', { results: 'path' }, [`Bearer ${key}`]],
  ['an address among videos', { results: 'videos', noContent: 501 }, [`Bearer ${key}`]],
  ['the footage itself', { results: 'base64', noContent: 405 }, []],
];

test.each(places)('footage whose place is given as %s', async (_name, gateway, keys) => {
  await using server = await startVideosEmulator({ gateway, job: () => ({ polls: 0 }) });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(clipRequest(), { signal: patient });
  expect(await provider.status(operation, patient)).toEqual({ state: 'succeeded' });
  await provider.download(operation, folder.file('clip.mp4'), { signal: patient });
  expect((await readFile(folder.file('clip.mp4'))).equals(footage)).toBe(true);
  expect(server.linkKeys).toEqual(keys);
});

/** A gateway whose footage is somewhere else, and all that leaves for there. */
async function elsewhere(url: string) {
  const server = await startVideosEmulator({
    gateway: { results: 'url' },
    shape: (video) => ({ ...video, url }),
    job: () => ({ polls: 0 }),
  });
  const asked: string[] = [];
  const storage: typeof globalThis.fetch = async (input, init) => {
    if (!(input instanceof URL) || input.host !== 'files.example') return fetch(input, init);
    asked.push(`${input.href} ${new Headers(init?.headers).get('authorization')}`);
    return input.pathname.includes('dead')
      ? new Response('<Error>Request has expired</Error>', { status: 403 })
      : new Response(new Uint8Array(footage), { headers: { 'content-type': 'video/mp4' } });
  };
  const provider = await connect(server.baseUrl, { fetch: storage });
  const operation = await provider.start(clipRequest(), { signal: patient });
  return { server, provider, operation, asked, [Symbol.asyncDispose]: () => server.close() };
}

test('another host is asked without the key', async () => {
  await using site = await elsewhere('https://files.example/a.mp4?signature=1');
  await using folder = await temporaryFolder();
  await site.provider.download(site.operation, folder.file('clip.mp4'), { signal: patient });
  expect((await readFile(folder.file('clip.mp4'))).equals(footage)).toBe(true);
  expect(site.asked).toEqual(['https://files.example/a.mp4?signature=1 null']);
});

test('a dead link is asked for again', async () => {
  await using site = await elsewhere('https://files.example/dead.mp4?signature=1');
  await using folder = await temporaryFolder();
  const looks = site.server.count.retrieve;
  for (let times = 1; times <= 2; times += 1) {
    const error = await rejection(site.provider.download(site.operation, folder.file('clip.mp4'), { signal: patient }));
    expect(error).toMatchObject({ name: 'ProviderError', retryable: true });
    expect(String(error)).not.toContain('signature');
    expect(site.server.count.retrieve).toBe(looks + times);
  }
});

test.each([['http://files.example/a.mp4'], ['http://127.0.0.1:9/a.mp4'], ['file:///etc/passwd'], ['http://[']])(
  'does not follow %s',
  async (url) => {
    await using site = await elsewhere(url);
    await using folder = await temporaryFolder();
    const error = await rejection(site.provider.download(site.operation, folder.file('clip.mp4'), { signal: patient }));
    expect(error).toMatchObject({ name: 'ProviderError', message: expect.stringContaining('not followed') });
  },
);
