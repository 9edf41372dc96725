import { open } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { formBody } from '../../src/publish/form-body.ts';

import { formParts } from '../emulators/form-parts.ts';
import { ask } from '../../src/publish/ask.ts';
import { patient, toolsAt } from './publishers/publisher-at.ts';
import { startLoopbackServer } from '../emulators/loopback-server.ts';
import { temporaryFolder } from '../generate/temporary-folder.ts';

test('a form says its length, keeps the order and streams a big file with little memory', async () => {
  await using folder = await temporaryFolder();
  const bytes = 200 * 1024 * 1024;
  const path = folder.file('big.mp4');
  await using file = await open(path, 'w');
  await file.truncate(bytes);
  let got = 0;
  let length = '';
  let start = Buffer.alloc(0);
  let end = Buffer.alloc(0);
  let sent = 0;
  let held = 0;
  let highest = 0;
  await using server = await startLoopbackServer(async (request, response) => {
    length = request.headers['content-length'] ?? '';
    for await (const chunk of request as AsyncIterable<Buffer>) {
      got += chunk.length;
      highest = Math.max(highest, process.memoryUsage().arrayBuffers);
      if (start.length < 1000) start = Buffer.concat([start, chunk.subarray(0, 1000)]);
      end = Buffer.concat([end, chunk]).subarray(-1000);
    }
    response.end('ok');
  });
  const tools = toolsAt('', {});
  const onSent = (now: number): void => {
    sent = now;
    // Read from the disk, and not yet at the other end.
    held = Math.max(held, sent - got);
  };
  const form = formBody(
    [
      { name: 'key', value: 'ä', type: 'text/plain' },
      { name: 'file', file: { path, bytes, sha256: '' }, fileName: 'video.mp4', type: 'video/mp4' },
    ],
    { boundary: 'bound', onSent },
    tools,
  );
  const { headers } = form;
  const before = process.memoryUsage().arrayBuffers;
  const url = `http://${server.host}`;
  await ask({ method: 'POST', url, ...form, big: true, effect: 'reversible', signal: patient }, tools);
  expect(Number(length)).toBe(got);
  expect(sent).toBe(bytes);
  // Without the hole in the middle it is a form like any other.
  const parts = formParts(headers['content-type'], Buffer.concat([start.subarray(0, 1000), end]));
  expect(parts?.map(({ name, fileName, type }) => [name, fileName, type])).toEqual([
    ['key', undefined, 'text/plain'],
    ['file', 'video.mp4', 'video/mp4'],
  ]);
  expect(parts?.[0]?.content.toString()).toBe('ä');
  expect(held).toBeLessThan(16 * 1024 * 1024);
  // fetch would keep all of it; this server shares the memory.
  expect(highest - before).toBeLessThan(bytes / 2);
});
