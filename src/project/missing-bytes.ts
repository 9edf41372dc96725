import { open, type FileHandle } from 'node:fs/promises';

/**
 * How many bytes a container says it has and the file lacks: a copy that was broken off. ffprobe reads the beginning and
 * finds nothing wrong, and the render would hold the last picture that is there. 0 where a format does not tell.
 */
export async function missingBytes(path: string): Promise<number> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = await read(file, 0, 64);
    if (head.toString('latin1', 4, 8) === 'ftyp') return Math.max(0, (await endOfBoxes(file, size)) - size);
    if (head.toString('latin1', 0, 4) === 'RIFF') return Math.max(0, 8 + endOfRiff(head) - size);
    if (head.readUInt32BE(0) === ebml) return Math.max(0, endOfSegment(head) - size);
    return 0;
  } finally {
    await file.close();
  }
}

/** At least one number long, whatever the file. */
async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  await file.read(buffer, 0, length, position);
  return buffer;
}

/** MP4 and MOV are boxes, each with its length (ISO 14496-12, 4.2): 1 is followed by a long one, 0 means up to the end. */
async function endOfBoxes(file: FileHandle, size: number): Promise<number> {
  let end = 0;
  while (end + 8 <= size) {
    const head = await read(file, end, 16);
    const short = head.readUInt32BE(0);
    if (short === 0) return size;
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
    // No box at all: some cameras fill the end of a file.
    if (length < 8 || !/^[\w ©-]{4}$/.test(head.toString('latin1', 4, 8))) return size;
    // Not even its first box is whole: ffprobe has more to say about that.
    if (end === 0 && length > size) return size;
    end += length;
  }
  return end;
}

/** Programs that write to a pipe leave 0 or the largest number. */
function endOfRiff(head: Buffer): number {
  const length = head.readUInt32LE(4);
  return length === 0xffffffff ? 0 : length;
}

const ebml = 0x1a45dfa3;
const segment = 0x18538067;

/** Matroska: a header, then one segment that holds everything (RFC 8794, 4). A length of only ones is unknown. */
function endOfSegment(head: Buffer): number {
  const header = variableLength(head, 4);
  const start = 4 + header.bytes + header.value;
  if (start + 12 > head.length || head.readUInt32BE(start) !== segment) return 0;
  const { bytes, value, known } = variableLength(head, start + 4);
  return known ? start + 4 + bytes + value : 0;
}

function variableLength(head: Buffer, at: number): { bytes: number; value: number; known: boolean } {
  const bytes = Math.clz32(head.readUInt8(at)) - 23;
  if (bytes > 8) return { bytes: 1, value: 0, known: false };
  const all = 2 ** (7 * bytes);
  let value = head.readUInt8(at) % 2 ** (8 - bytes);
  for (let index = 1; index < bytes; index++) value = value * 256 + head.readUInt8(at + index);
  return { bytes, value, known: value !== all - 1 };
}
