import { expect, test } from 'vitest';
import { ProviderError, WebhookError } from '../../src/errors.ts';
import { guardProvider } from '../../src/generate/guard-provider.ts';
import type { VideoProvider } from '../../src/generate/provider.ts';
import { clipRequest } from './clip-request.ts';

const hide = (text: string) => text.replaceAll('sk-1', '[secret]');
const { signal } = new AbortController();
const operation = { id: 'sk-1' };
const options = { since: new Date(0), taken: new Set<string>(), signal };

test('every method passes on what it is given and what comes back, operations as they are', async () => {
  const given: unknown[] = [];
  const answers =
    <T>(answer: T) =>
    async (...all: unknown[]) => {
      given.push(all);
      return answer;
    };
  const guarded = guardProvider(
    {
      id: 'a',
      pollMs: 5,
      start: answers(operation),
      status: answers({ state: 'succeeded', costUsd: 1 } as const),
      download: answers(undefined),
      find: answers(operation),
      cancel: answers(undefined),
      webhook: answers({ id: 'm', operation: 'sk-1' }),
    },
    hide,
  );
  const request = clipRequest();

  const headers = new Headers();
  expect(guarded).toMatchObject({ id: 'a', pollMs: 5 });
  expect(await guarded.start(request, { signal })).toBe(operation);
  expect(await guarded.status(operation, signal)).toEqual({ state: 'succeeded', costUsd: 1 });
  await guarded.download(operation, 'file', { signal });
  expect(await guarded.find?.(request, options)).toBe(operation);
  await guarded.cancel?.(operation, signal);
  expect(await guarded.webhook?.(headers, 'body')).toEqual({ id: 'm', operation: 'sk-1' });
  expect(given).toEqual([
    [request, { signal }],
    [operation, signal],
    [operation, 'file', { signal }],
    [request, options],
    [operation, signal],
    [headers, 'body'],
  ]);
});

const error = () => new ProviderError('401 for sk-1', { provider: 'a', hint: 'sk-1?', nothingStarted: true });
const later = () => Promise.reject(error());

test('whatever it throws is thrown without secrets, at once or later', async () => {
  const guarded = guardProvider(
    {
      id: 'a',
      pollMs: 5,
      start: later,
      status: later,
      download: () => {
        throw error();
      },
      find: later,
      cancel: later,
      webhook: () => Promise.reject(new WebhookError('sk-1 is no signature')),
    },
    hide,
  );
  const thrown = { message: '401 for [secret]', hint: '[secret]?', nothingStarted: true };
  await expect(guarded.start(clipRequest(), { signal })).rejects.toMatchObject(thrown);
  await expect(guarded.status(operation, signal)).rejects.toMatchObject(thrown);
  await expect(guarded.download(operation, 'file', { signal })).rejects.toMatchObject(thrown);
  await expect(guarded.find?.(clipRequest(), options)).rejects.toMatchObject(thrown);
  await expect(guarded.cancel?.(operation, signal)).rejects.toMatchObject(thrown);
  await expect(guarded.webhook?.(new Headers(), '')).rejects.toThrow('[secret] is no signature');
});

test('a verdict holds none either, and what a provider cannot do it still cannot', async () => {
  const failed = { state: 'failed', reason: 'error', message: 'sk-1 expired', mayHaveCost: true } as const;
  const provider: VideoProvider = {
    id: 'a',
    pollMs: 5,
    start: async () => operation,
    status: async () => failed,
    download: async () => undefined,
  };
  const guarded = guardProvider(provider, hide);
  expect(await guarded.status(operation, signal)).toEqual({ ...failed, message: '[secret] expired' });
  expect(Object.keys(guarded).toSorted()).toEqual(Object.keys(provider).toSorted());
});
