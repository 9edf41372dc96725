import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../../errors.ts';
import type { Operation } from '../../operation.ts';
import { fileError } from '../../store/file-error.ts';
import type { DownloadOptions, VideoProvider } from '../provider.ts';

/** The team's own files: nothing is made, they are copied as they were when the plan was made. */
export function createFootage(): VideoProvider {
  return {
    id: 'footage',
    pollMs: 0,
    start: async ({ footage }) => {
      if (footage === undefined) {
        throw new UserError('The provider footage makes nothing from a prompt.', {
          hint: 'Give the scene its own `footage`, or choose another provider.',
        });
      }
      return { id: footage.path, sha256: footage.sha256 };
    },
    status: async () => ({ state: 'succeeded', costUsd: 0 }),
    download: copy,
    // Copying has no effect outside this machine: there is never anything to be found.
    find: async () => undefined,
  };
}

async function copy(operation: Operation, file: string, { signal, onProgress }: DownloadOptions): Promise<void> {
  const source = operation.id;
  const { size } = await stat(source).catch((error: unknown) => {
    throw new UserError(`${source} cannot be read.`, { hint: 'Put it back, or change the campaign.', cause: error });
  });
  const hash = createHash('sha256');
  let bytes = 0;
  const hashed = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      onProgress?.(Math.min(1, bytes / size));
      yield piece;
    }
  };
  try {
    await pipeline(createReadStream(source, { highWaterMark: 1 << 20 }), hashed, createWriteStream(file), { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw fileError(error, file);
  }
  if (hash.digest('hex') !== operation['sha256']) {
    throw new UserError(`${source} has changed since the plan was made.`, {
      hint: 'Run again with the file as it is.',
    });
  }
}
