import { expect, test } from 'vitest';
import { startVideosEmulator } from '../../emulators/openai-videos.ts';
import { clipRequest } from '../clip-request.ts';
import { connect, patient, rejection } from './connect.ts';

test.each([
  ['that is in the making is deleted', { polls: 5 }, 1],
  ['that is made stays: it is paid for', { polls: 0 }, 0],
  ['that has failed stays', { polls: 0, end: { status: 'failed' } }, 0],
])('a job %s', async (_name, script, deleted) => {
  await using server = await startVideosEmulator({ job: () => script });
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(clipRequest(), { signal: patient });
  await provider.cancel?.(operation, patient);
  expect(server.count.delete).toBe(deleted);
  expect(server.jobs).toHaveLength(1 - deleted);
  if (deleted === 1) await provider.cancel?.(operation, patient);
});

test('a gateway that cannot says so', async () => {
  await using server = await startVideosEmulator({ faults: [{ on: 'delete', does: { answer: 405 } }] });
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(clipRequest(), { signal: patient });
  expect(await rejection(provider.cancel?.(operation, patient) ?? Promise.resolve())).toMatchObject({
    name: 'ProviderError',
    retryable: false,
  });
});
