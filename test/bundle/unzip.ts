import { readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

export interface Unzipped {
  readonly name: string;
  readonly content: Buffer;
  /** Two bytes each, as ZIP writes them. */
  readonly date: number;
  readonly time: number;
}

/** The files of a ZIP by its central directory, in its order; each held against its checksum. For archives of small files that are stored as they are. */
export async function unzip(file: string): Promise<Unzipped[]> {
  const zip = await readFile(file);
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('no central directory');
    if (zip.readUInt16LE(at + 10) !== 0) throw new Error('compressed');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + zip.readUInt32LE(at + 24));
    if (crc32(content) !== zip.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`);
    const unzipped = { name, content, time: zip.readUInt16LE(at + 12), date: zip.readUInt16LE(at + 14) };
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
    return unzipped;
  });
}
