import { open } from 'node:fs/promises';

/** A file in pieces of `bytes`, the last perhaps shorter. Each is only good until the next is read. */
export async function* readPieces(file: string, bytes: number): AsyncGenerator<Buffer> {
  await using handle = await open(file);
  const piece = Buffer.alloc(bytes);
  for (;;) {
    const { bytesRead } = await handle.read(piece, 0, bytes);
    if (bytesRead === 0) return;
    yield piece.subarray(0, bytesRead);
  }
}
