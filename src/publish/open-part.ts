import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { PublisherTools } from './publisher-tools.ts';

/** Opens a file, or part of it (`end` is the last byte), as a stream that holds little of it in memory. */
export const openPart: PublisherTools['open'] = (path, range) =>
  Readable.toWeb(createReadStream(path, { ...range, highWaterMark: 256 * 1024 })) as ReadableStream<Uint8Array>;
