import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ProviderError } from '../../../errors.ts';
import { fileError } from '../../../store/file-error.ts';
import type { DownloadOptions } from '../../provider.ts';
import { checkMp4 } from './check-mp4.ts';
import { networkError } from '../../../http/network-error.ts';
import { openFootage } from './open-footage.ts';
import type { VideosApi } from './videos-api.ts';

interface Download extends DownloadOptions {
  /** Longest silence between two pieces, in milliseconds. */
  readonly silenceMs: number;
}

/** Streams the footage to `file` and makes sure that all of it came and that it is a video. */
export async function downloadVideo(api: VideosApi, id: string, file: string, options: Download): Promise<void> {
  const { signal, onProgress, silenceMs } = options;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const bounded = AbortSignal.any([signal, silence.signal]);
    const response = await openFootage(api, id, bounded);
    if (!response?.body) throw wrong(id, 'the service has no video for it');
    const expected = expectedBytes(response);
    let bytes = 0;
    const counted = async function* (pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const piece of pieces) {
        timer.refresh();
        bytes += piece.length;
        if (expected !== undefined) onProgress?.(Math.min(1, bytes / expected));
        yield piece;
      }
    };
    await pipeline(response.body, counted, createWriteStream(file), { signal: bounded });
    const flaw =
      expected !== undefined && bytes !== expected ? `${bytes} of ${expected} bytes came` : await checkMp4(file);
    if (flaw !== undefined) throw wrong(id, flaw);
  } catch (error) {
    signal.throwIfAborted();
    throw silence.signal.aborted ? wrong(id, `nothing came for ${silenceMs / 1000} s`) : explain(error, id, file);
  } finally {
    clearTimeout(timer);
  }
}

// The length counts the bytes on the way, not those that come out of a compressed answer.
function expectedBytes({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? undefined : Number(length);
}

function explain(error: unknown, id: string, file: string): unknown {
  if (error instanceof ProviderError) return error;
  // Only errors of files name a path.
  if (error instanceof Error && 'path' in error) return fileError(error, file);
  const network = networkError(error);
  return network === undefined ? error : wrong(id, `the connection broke (${network.code})`);
}

function wrong(id: string, flaw: string): ProviderError {
  return new ProviderError(`The footage of ${id} did not arrive: ${flaw}.`, { provider: 'openai', retryable: true });
}
