import { open, type FileHandle } from 'node:fs/promises';

/** What is wrong with an MP4 file, in words, or undefined: it begins with `ftyp`, holds `moov`, and its boxes fill it to the last byte. */
export async function checkMp4(file: string): Promise<string | undefined> {
  await using handle = await open(file);
  const { size } = await handle.stat();
  const names = new Set<string>();
  for (let at = 0; at < size;) {
    const box = await readBox(handle, at, size);
    if (at === 0 && box?.name !== 'ftyp') return 'it is no MP4 file';
    if (box === undefined || at + box.bytes > size) return `it ends early, after ${size} bytes`;
    names.add(box.name);
    at += box.bytes;
  }
  return size === 0 ? 'it is empty' : names.has('moov') ? undefined : 'it has no index of its frames';
}

// ISO/IEC 14496-12, 4.2: 32 bits of size, four letters; a size of 1 is followed by 64 bits, 0 reaches to the end.
async function readBox(
  handle: FileHandle,
  at: number,
  size: number,
): Promise<{ name: string; bytes: number } | undefined> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, at);
  if (bytesRead < 8) return undefined;
  const name = buffer.toString('latin1', 4, 8);
  const short = buffer.readUInt32BE(0);
  const bytes = short === 1 ? Number(buffer.readBigUInt64BE(8)) : short === 0 ? size - at : short;
  return bytes < 8 ? undefined : { name, bytes };
}
