import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readPicture } from '../../src/generate/read-picture.ts';
import { temporaryFolder } from './temporary-folder.ts';

test.each([
  ['a PNG', '\x89PNG\r\n\x1a\n and more', 'image/png'],
  ['a JPEG', '\xff\xd8\xff and more', 'image/jpeg'],
  ['a WebP', 'RIFF1234WEBP and more', 'image/webp'],
])('reads %s, whatever its name', async (_name, head, mediaType) => {
  await using folder = await temporaryFolder();
  const bytes = Buffer.from(head, 'latin1');
  await writeFile(folder.file('phone.gif'), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const base64 = bytes.toString('base64');
  expect(await readPicture({ path: folder.file('phone.gif'), sha256 })).toEqual({ mediaType, base64 });
});

test.each([
  ['is no picture for a model', '<svg xmlns="http://www.w3.org/2000/svg"/>', /is no PNG, JPEG or WebP picture/],
  ['has changed', undefined, /has changed since the plan/],
  ['is gone', null, /cannot be read/],
])('refuses a file that %s', async (_name, text, message) => {
  await using folder = await temporaryFolder();
  const path = folder.file('phone.png');
  await writeFile(path, text ?? 'other');
  if (text === null) await rm(path);
  const sha256 = createHash('sha256')
    .update(text ?? 'what it was')
    .digest('hex');
  await expect(readPicture({ path, sha256 })).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(message),
    hint: expect.stringMatching(/\w/),
  });
});
