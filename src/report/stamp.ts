import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** The last line of a page: what it was made of. A page whose stamp is right need not be made again. */
export function stampOf(content: string): string {
  return `<!-- made of ${createHash('sha256').update(content).digest('hex')} -->\n`;
}

/** Reads the end of the file only: a page with its films has millions of characters. */
export async function endsWithStamp(file: string, stamp: string): Promise<boolean> {
  const length = Buffer.byteLength(stamp);
  try {
    await using handle = await open(file);
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, Math.max(0, size - length));
    return buffer.toString() === stamp;
  } catch {
    return false;
  }
}
