import { ProviderError, UserError } from '../../../errors.ts';
import type { ProviderTools } from '../../provider-tools.ts';
import type { Operation } from '../../../operation.ts';
import type { ClipStatus, VideoProvider } from '../../provider.ts';
import { createBody } from './create-body.ts';
import { downloadVideo } from './download-video.ts';
import { findVideo } from './find-video.ts';
import { openaiSettings, type OpenaiSettings } from './settings.ts';
import { clipStatus, type Video } from './video.ts';
import { videosApi, type Limits, type VideosApi } from './videos-api.ts';

type OpenaiTools = Pick<ProviderTools, 'env' | 'fetch' | 'config' | 'secret' | 'now'> & { readonly limits?: Limits };

// Gateways upload the reference picture onwards before they answer a create.
const usualLimits: Limits = { createMs: 5 * 60_000, readMs: 60_000, silenceMs: 60_000 };

// A job or its footage may take a moment to appear on every machine of a service; after that, absence is a verdict.
const settlingMs = 5 * 60_000;

/** Speaks the OpenAI Videos protocol to a gateway or a server of one's own. */
export async function createOpenai({
  fetch,
  config,
  now,
  limits = usualLimits,
  ...tools
}: OpenaiTools): Promise<VideoProvider> {
  const settings = await openaiSettings(config.openai, tools);
  const api = videosApi(settings, fetch, limits);
  return {
    id: 'openai',
    pollMs: 5000,
    start: async (request, { signal }) => {
      const body = await createBody(request);
      return operationOf(await api.create(body, signal), settings, now());
    },
    status: (operation, signal) => status(api, operation, settings, { now: now(), signal }),
    download: (operation, file, options) =>
      downloadVideo(api, idOf(operation, settings), file, { ...options, silenceMs: limits.silenceMs }),
    find: async (request, since, signal) => {
      const video = await findVideo(api, request, since, { now, signal });
      return video && operationOf(video, settings, now());
    },
  };
}

function operationOf({ id, created_at }: Video, { host }: OpenaiSettings, now: number): Operation {
  return { id, host, createdAt: created_at ?? Math.floor(now / 1000) };
}

// A gateway knows only its own jobs, and would answer that this one never was.
function idOf({ id, host }: Operation, settings: OpenaiSettings): string {
  if (host === settings.host) return String(id);
  throw new UserError(`This clip was started at ${host}, not at ${settings.host}.`, {
    hint: `Set the base URL back to ${host} until it is done.`,
  });
}

async function status(
  api: VideosApi,
  operation: Operation,
  settings: OpenaiSettings,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
): Promise<ClipStatus> {
  const id = idOf(operation, settings);
  const video = await api.retrieve(id, signal);
  if (video === undefined) return missing(id, now - Number(operation['createdAt']) * 1000);
  const verdict = clipStatus(video);
  if (verdict.state !== 'succeeded') return verdict;
  const content = await api.content(id, signal);
  await content?.body?.cancel();
  if (content !== undefined) return verdict;
  if (now - (video.completed_at ?? Number(operation['createdAt'])) * 1000 < settlingMs)
    return { state: 'running', progress: 1 };
  return { state: 'failed', reason: 'error', message: `${id} is completed but has no video`, mayHaveCost: true };
}

function missing(id: string, ageMs: number): ClipStatus {
  const message = `The service does not know ${id}`;
  if (ageMs < settlingMs) throw new ProviderError(`${message} yet.`, { provider: 'openai', retryable: true });
  return { state: 'failed', reason: 'expired', message: `${message} any more`, mayHaveCost: true };
}
