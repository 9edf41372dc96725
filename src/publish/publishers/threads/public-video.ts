import { UserError } from '../../../errors.ts';
import { networkError } from '../../../http/network-error.ts';
import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';

/** Where anybody can get the video: said by the post, or where the account says that the folder out/ is served. */
export function publicAddress(
  { campaign, video }: Post,
  videoUrl: string | undefined,
  publicBaseUrl: string | undefined,
): string {
  if (videoUrl !== undefined) return videoUrl;
  if (publicBaseUrl === undefined) {
    throw new UserError('Threads fetches a video itself, from a public address, and there is none.', {
      hint: 'Serve the folder out/ on the web and set publicBaseUrl of the account to its address, or give post.services.threads.videoUrl.',
    });
  }
  // As in out/: campaign, platform, file.
  const parts = [campaign, ...video.path.split(/[\\/]/).slice(-2)].map(encodeURIComponent);
  return `${publicBaseUrl.replace(/\/+$/, '')}/${parts.join('/')}`;
}

/** For people to read: what comes after the question mark of a presigned address opens the file. */
export function shown(address: string): string {
  const { origin, pathname, search } = new URL(address);
  return origin + pathname + (search && '?…');
}

/** The beginning of an MP4 of ours lists the size of every picture, so two files that begin alike and are of one size are one. */
const lookAt = 64 * 1024;
const withinMs = 20_000;

/** What is wrong with the file at an address; undefined when it is the one that was approved. */
export async function wrongWith(
  address: string,
  { path, bytes }: Post['video'],
  { fetch, open }: Pick<PublisherTools, 'fetch' | 'open'>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const end = Math.min(lookAt, bytes) - 1;
  try {
    const response = await fetch(address, {
      headers: { range: `bytes=0-${end}`, 'accept-encoding': 'identity' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(withinMs)]),
    });
    const { status, headers } = response;
    if (status !== 206 && status !== 200) {
      await response.body?.cancel();
      return `answers ${status}`;
    }
    const there = await beginning(response.body, end + 1);
    const size = status === 206 ? headers.get('content-range')?.split('/')[1] : headers.get('content-length');
    if (Number(size) !== bytes) return `has ${size ?? 'an unknown number of'} bytes, not ${bytes}`;
    const ours = await beginning(open(path, { start: 0, end }), end + 1);
    return there.equals(ours) ? undefined : 'is not the file that was approved';
  } catch (error) {
    signal.throwIfAborted();
    const code = networkError(error)?.code;
    if (code === 'ENOENT') throw error;
    return `cannot be read (${code ?? 'no answer'})`;
  }
}

async function beginning(stream: ReadableStream<Uint8Array> | null, length: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of stream ?? []) {
    chunks.push(chunk);
    read += chunk.byteLength;
    if (read >= length) break;
  }
  return Buffer.concat(chunks).subarray(0, length);
}
