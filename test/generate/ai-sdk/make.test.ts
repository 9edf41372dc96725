import { expect, test } from 'vitest';
import { createMedia } from '../../../src/media/ffmpeg.ts';
import { findMediaTools } from '../../../src/media/find-tools.ts';
import type { Operation } from '../../../src/operation.ts';
import { signingSecret } from '../../emulators/ai-sdk/ai-gateway.ts';
import { startEmulator } from '../../emulators/ai-sdk/emulator.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { rejection } from '../rejection.ts';
import { ask, connect, key, named, patient } from './services.ts';

const media = createMedia(await findMediaTools({ env: process.env }));
const costs: Readonly<Record<string, number>> = { xai: 0.42, 'black-forest-labs': 0.84, 'ai-gateway': 0.48 };

test.each(named)('%s makes a clip: one paid request, and another process takes it from there', async (id, each) => {
  await using server = await startEmulator(each.dialect, { key });
  await using folder = await temporaryFolder();
  const started = await (await connect(each, server.baseUrl)).start(ask(each), { signal: patient });
  const stored = JSON.stringify(started);
  expect(stored).not.toContain(key);
  expect(stored).not.toContain(signingSecret);
  const operation: Operation = JSON.parse(stored);
  expect(operation).toMatchObject({ id: expect.stringMatching(/job-1$/), model: each.model, host: server.host });

  // Killed here: nothing but the operation is left.
  const provider = await connect(each, server.baseUrl);
  expect(await provider.status(operation, patient)).toMatchObject({ state: 'running' });
  const done = { state: 'succeeded', ...(costs[id] !== undefined && { costUsd: costs[id] }) };
  expect(await provider.status(operation, patient)).toEqual(done);

  const progress: number[] = [];
  const file = folder.file('clip.mp4');
  await provider.download(operation, file, { signal: patient, onProgress: (fraction) => progress.push(fraction) });
  expect(progress.at(-1)).toBe(1);
  expect(await media.probe(file)).toMatchObject({ video: { width: 320, height: 180 } });
  expect(server.count.create).toBe(1);
  expect(JSON.stringify(server.fetched)).not.toContain(key);
});

test.each(named)('%s takes up a job of which a person knows no more than its name', async (_id, each) => {
  await using server = await startEmulator(each.dialect, { key, polls: 1 });
  const provider = await connect(each, server.baseUrl);
  const { id } = await provider.start(ask(each), { signal: patient });
  expect(await provider.status({ id, model: each.model }, patient)).toMatchObject({ state: 'succeeded' });
});

test.each(named)('%s speaks to a clip only where, and as whom, it was started', async (_id, each) => {
  await using one = await startEmulator(each.dialect);
  await using other = await startEmulator(each.dialect);
  const operation = await (await connect(each, one.baseUrl, { account: 'team' })).start(ask(each), { signal: patient });
  const elsewhere = await connect(each, other.baseUrl, { account: 'team' });
  expect(await rejection(elsewhere.status(operation, patient))).toMatchObject({
    name: 'UserError',
    message: expect.stringContaining(one.host),
  });
  const somebody = await connect(each, one.baseUrl, { account: 'agency' });
  expect(await rejection(somebody.status(operation, patient))).toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('team'),
  });
  expect(one.count.retrieve + other.count.retrieve).toBe(0);
});

test.each(named)('%s ends with the reason of whoever cancelled', async (_id, each) => {
  await using server = await startEmulator(each.dialect, { faults: [{ on: 'create', does: 'silence' }] });
  const provider = await connect(each, server.baseUrl);
  const cancel = new AbortController();
  const starting = rejection(provider.start(ask(each), { signal: cancel.signal }));
  const reason = new Error('Ctrl-C');
  cancel.abort(reason);
  expect(await starting).toBe(reason);
});
