import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ProviderError, UserError } from '../errors.ts';
import { fileError } from '../store/file-error.ts';
import { checkMp4 } from './check-mp4.ts';
import { networkError } from '../http/network-error.ts';
import type { DownloadOptions } from './provider.ts';

interface Footage {
  readonly provider: string;
  /** The service's name of the job, for messages. */
  readonly id: string;
  /** An answer whose body is still to be read; undefined when there is no footage. */
  open(signal: AbortSignal): Promise<Response | undefined>;
}

interface Download extends DownloadOptions {
  /** Longest silence between two pieces, in milliseconds. */
  readonly silenceMs: number;
}

/** Streams the footage to `file` and makes sure that all of it came and that it is a video. */
export async function downloadVideo(footage: Footage, file: string, options: Download): Promise<void> {
  const { signal, onProgress, silenceMs } = options;
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const bounded = AbortSignal.any([signal, silence.signal]);
    const response = await footage.open(bounded);
    if (!response?.body) throw wrong(footage, 'the service has no video for it');
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
    if (flaw !== undefined) throw wrong(footage, flaw);
  } catch (error) {
    signal.throwIfAborted();
    throw silence.signal.aborted
      ? wrong(footage, `nothing came for ${silenceMs / 1000} s`)
      : explain(error, footage, file);
  } finally {
    clearTimeout(timer);
  }
}

// The length counts the bytes on the way, not those that come out of a compressed answer.
function expectedBytes({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? undefined : Number(length);
}

function explain(error: unknown, footage: Footage, file: string): unknown {
  if (error instanceof ProviderError || error instanceof UserError) return error;
  // Only errors of files name a path.
  if (error instanceof Error && 'path' in error) return fileError(error, file);
  const network = networkError(error);
  return network === undefined ? error : wrong(footage, `the connection broke (${network.code})`);
}

function wrong({ provider, id }: Footage, flaw: string): ProviderError {
  return new ProviderError(`The footage of ${id} did not arrive: ${flaw}.`, { provider, retryable: true });
}
