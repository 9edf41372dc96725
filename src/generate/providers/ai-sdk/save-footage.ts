import type { Experimental_VideoModelV4VideoData as VideoData } from '@ai-sdk/provider';
import { ProviderError, UserError } from '../../../errors.ts';
import type { Operation } from '../../../operation.ts';
import { downloadVideo } from '../../download-video.ts';
import type { DownloadOptions } from '../../provider.ts';
import { explainError } from './explain-error.ts';
import { revive } from './operations.ts';
import type { Site } from './site.ts';

interface Save extends DownloadOptions {
  readonly site: Site;
  /** Bare: links lead to other hosts, which must not see the key. */
  readonly fetch: typeof globalThis.fetch;
}

/** Links live for an hour or a day, so they are never stored: each try asks the service for a fresh one. */
export async function saveFootage(operation: Operation, file: string, options: Save): Promise<void> {
  const { site, fetch } = options;
  const { id } = revive(operation, site.service, site.connection);
  const provider = site.service.id;
  const video = await footageOf(operation, options);
  const open = (signal: AbortSignal): Promise<Response | undefined> =>
    openVideo(video, { id, provider, fetch, signal });
  await downloadVideo({ provider, id, open }, file, { ...options, silenceMs: site.limits.silenceMs });
}

async function footageOf(operation: Operation, { site, signal }: Save): Promise<VideoData | undefined> {
  const { service, connection: settings, model, wire, limits } = site;
  const job = revive(operation, service, settings);
  const talk = await wire.talk({ limitMs: limits.readMs, signal }, (abortSignal) =>
    model(job.model).doStatus({ operation: job.operation, abortSignal }),
  );
  signal.throwIfAborted();
  if (talk.result?.status === 'completed') return talk.result.videos.find(({ type }) => type !== 'uploaded');
  throw talk.result?.status === 'pending'
    ? new ProviderError(`${job.id} has no footage yet.`, { provider: service.id, retryable: true })
    : explainError(talk, { question: 'read', service, settings });
}

interface Opening {
  readonly id: string;
  readonly provider: string;
  readonly fetch: typeof globalThis.fetch;
  readonly signal: AbortSignal;
}

async function openVideo(video: VideoData | undefined, opening: Opening): Promise<Response | undefined> {
  switch (video?.type) {
    case 'base64':
      return whole(Buffer.from(video.data, 'base64'));
    case 'binary':
      return whole(Buffer.from(video.data));
    case 'url':
      return await openLink(video.url, opening);
    default:
      return undefined;
  }
}

function whole(bytes: Buffer<ArrayBuffer>): Response {
  return new Response(bytes, { headers: { 'content-length': String(bytes.length) } });
}

async function openLink(link: string, { id, provider, fetch, signal }: Opening): Promise<Response | undefined> {
  const url = URL.parse(link);
  if (url === null || !/^(?:https?|data):$/.test(url.protocol)) {
    throw new UserError(`The footage of ${id} lies at ${url?.protocol ?? 'nowhere'}, where Reelmill cannot fetch it.`, {
      hint: 'Fetch it by hand and use it as the footage of the scene.',
    });
  }
  const response = await fetch(link, { headers: { Accept: 'video/mp4, application/octet-stream' }, signal });
  if (response.ok && !/^(?:text\/|application\/json)/i.test(response.headers.get('content-type') ?? ''))
    return response;
  await response.body?.cancel();
  if (response.ok) return undefined;
  // The link itself is a key to the footage: it is not shown.
  const message = `The footage of ${id} did not arrive: ${url.host} answered ${response.status}.`;
  throw new ProviderError(message, { provider, retryable: true });
}
