import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createFootage } from '../../src/generate/providers/footage.ts';
import { clipRequest } from './clip-request.ts';
import { temporaryFolder } from './temporary-folder.ts';

const signal = new AbortController().signal;
const provider = createFootage();

async function filmed(folder: { file: (name: string) => string }, bytes: Buffer) {
  const path = folder.file('hands-on.mp4');
  await writeFile(path, bytes);
  return clipRequest({ footage: { path, sha256: createHash('sha256').update(bytes).digest('hex') } });
}

test('copies the file of the plan', async () => {
  await using folder = await temporaryFolder();
  const bytes = Buffer.alloc(3_000_000, 'footage');
  const operation = await provider.start(await filmed(folder, bytes), { signal });
  expect(await provider.status(operation, signal)).toEqual({ state: 'succeeded', costUsd: 0 });

  const progress: number[] = [];
  const copy = folder.file('copy');
  await provider.download(operation, copy, { signal, onProgress: (fraction) => progress.push(fraction) });
  expect(bytes.equals(await readFile(copy))).toBe(true);
  expect(progress.length).toBeGreaterThan(1);
  expect(progress.at(-1)).toBe(1);
});

test('refuses a file that has changed since, or is gone', async () => {
  await using folder = await temporaryFolder();
  const request = await filmed(folder, Buffer.from('as planned'));
  const operation = await provider.start(request, { signal });
  await writeFile(folder.file('hands-on.mp4'), 'as edited');
  await expect(provider.download(operation, folder.file('copy'), { signal })).rejects.toThrow(/changed since the plan/);
  const gone = { ...operation, id: folder.file('gone.mp4') };
  await expect(provider.download(gone, folder.file('copy'), { signal })).rejects.toThrow(/gone\.mp4 cannot be read/);
});

test('makes nothing from a prompt, and leaves nothing behind to find', async () => {
  await expect(provider.start(clipRequest(), { signal })).rejects.toMatchObject({ name: 'UserError' });
  expect(await provider.find?.(clipRequest(), { since: new Date(), taken: new Set(), signal })).toBeUndefined();
});

test('stops when it is cancelled', async () => {
  await using folder = await temporaryFolder();
  const operation = await provider.start(await filmed(folder, Buffer.alloc(5_000_000)), { signal });
  const cancel = new AbortController();
  const options = { signal: cancel.signal, onProgress: () => cancel.abort(new Error('Ctrl-C')) };
  await expect(provider.download(operation, folder.file('copy'), options)).rejects.toThrow('Ctrl-C');
});
