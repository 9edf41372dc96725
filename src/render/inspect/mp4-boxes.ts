import { open, type FileHandle } from 'node:fs/promises';

/** A box of an MP4 file (ISO 14496-12): four letters and a body, which for some kinds is more boxes. */
export interface Box {
  readonly type: string;
  /** Where it begins in the file, in bytes. */
  readonly offset: number;
  readonly size: number;
  /** Empty for what is not looked into. */
  readonly boxes: readonly Box[];
  /** The bytes after the header; only of boxes inside `moov` that hold no others. */
  readonly body: Buffer;
}

const containers = new Set(['moov', 'trak', 'edts', 'mdia', 'minf', 'stbl', 'mvex']);
const nothing = Buffer.alloc(0);
/** An index is a few bytes for each frame; a larger one is a damaged size field, not to be read into memory. */
const largestIndex = 64 * 2 ** 20;

/** The boxes of a file, with `moov` opened. Stops where the structure stops making sense. */
export async function readBoxes(file: string): Promise<readonly Box[]> {
  const handle = await open(file);
  try {
    return await topLevel(handle, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}

/** The first box at the end of a path such as `trak/mdia/minf/stbl`. */
export function findBox(boxes: readonly Box[], path: string): Box | undefined {
  return findBoxes(boxes, path)[0];
}

export function findBoxes(boxes: readonly Box[], path: string): readonly Box[] {
  const [first, ...rest] = path.split('/');
  const found = boxes.filter(({ type }) => type === first);
  return rest.length === 0 ? found : found.flatMap((box) => findBoxes(box.boxes, rest.join('/')));
}

async function topLevel(handle: FileHandle, length: number): Promise<readonly Box[]> {
  const boxes: Box[] = [];
  for (let offset = 0; offset + 8 <= length;) {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, offset);
    const head = readHead(buffer, 0, length - offset);
    if (head === undefined) break;
    const whole = head.type === 'moov' && head.size <= largestIndex && offset + head.size <= length;
    const body = whole ? (await handle.read(Buffer.alloc(head.size), 0, head.size, offset)).buffer : nothing;
    const inner = whole ? within(body.subarray(head.header), offset + head.header) : [];
    boxes.push({ type: head.type, offset, size: head.size, boxes: inner, body: nothing });
    offset += head.size;
  }
  return boxes;
}

function within(bytes: Buffer, offset: number): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const head = readHead(bytes, at, bytes.length - at);
    if (head === undefined) break;
    const body = bytes.subarray(at + head.header, at + head.size);
    const inner = containers.has(head.type) ? within(body, offset + at + head.header) : [];
    boxes.push({ type: head.type, offset: offset + at, size: head.size, boxes: inner, body });
    at += head.size;
  }
  return boxes;
}

/** A size of 1 means that the real one follows in 64 bits; 0 means "to the end". */
function readHead(bytes: Buffer, at: number, left: number): { type: string; size: number; header: number } | undefined {
  const short = bytes.readUInt32BE(at);
  const type = bytes.toString('latin1', at + 4, at + 8);
  const header = short === 1 ? 16 : 8;
  if (bytes.length < at + header) return undefined;
  const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? left : short;
  return size < header ? undefined : { type, size, header };
}
