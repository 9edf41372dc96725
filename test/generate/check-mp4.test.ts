import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { checkMp4 } from '../../src/generate/check-mp4.ts';
import { temporaryFolder } from './temporary-folder.ts';

function box(name: string, content = 0, size = content + 8): Buffer {
  const bytes = Buffer.alloc(content + 8);
  bytes.writeUInt32BE(size);
  bytes.write(name, 4, 'latin1');
  return bytes;
}

/** With its size in 64 bits. */
function largeBox(name: string, content: number): Buffer {
  const bytes = Buffer.concat([box(name, 0, 1), Buffer.alloc(content + 8)]);
  bytes.writeBigUInt64BE(BigInt(bytes.length), 8);
  return bytes;
}

const [ftyp, moov] = [box('ftyp', 16), box('moov', 100)];
test.each([
  ['a whole file', [ftyp, moov, box('mdat', 500)], undefined],
  ['a large box', [ftyp, largeBox('mdat', 500), moov], undefined],
  ['a last box that reaches to the end', [ftyp, moov, box('mdat', 500, 0)], undefined],
  ['frames without an index', [ftyp, box('mdat', 500)], 'it has no index of its frames'],
  ['a box that is cut', [ftyp, moov, box('mdat', 500, 9000)], 'it ends early, after 640 bytes'],
  ['a header that is cut', [ftyp, moov, Buffer.alloc(4)], 'it ends early, after 136 bytes'],
  ['a box of no size', [ftyp, box('free', 0, 3), moov], 'it ends early, after 140 bytes'],
  ['a web page', [Buffer.from('<!doctype html><p>Sorry</p>')], 'it is no MP4 file'],
  ['three bytes', [Buffer.from('abc')], 'it is no MP4 file'],
  ['nothing', [], 'it is empty'],
])('%s', async (_name, boxes, flaw) => {
  await using folder = await temporaryFolder();
  await writeFile(folder.file('a.mp4'), Buffer.concat(boxes));
  expect(await checkMp4(folder.file('a.mp4'))).toBe(flaw);
});
