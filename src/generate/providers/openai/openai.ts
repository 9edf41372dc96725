import { rm } from 'node:fs/promises';
import { UserError } from '../../../errors.ts';
import type { Operation } from '../../../operation.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import { downloadVideo } from '../../download-video.ts';
import type { ProviderTools } from '../../provider-tools.ts';
import type { DownloadOptions, StartOptions, VideoProvider } from '../../provider.ts';
import { createBody, extensionBody } from './create-body.ts';
import { findVideo } from './find-video.ts';
import { keepNewPart } from './keep-new-part.ts';
import { lookAtVideo } from './look-at-video.ts';
import { openFootage } from './open-footage.ts';
import { readWebhook } from './read-webhook.ts';
import { openaiSettings, type OpenaiSettings } from './settings.ts';
import { clipStatus, type Video } from './video.ts';
import { idOf, operationOf } from './video-operation.ts';
import { videosApi, type Limits, type VideosApi } from './videos-api.ts';

type OpenaiTools = ProviderTools & { readonly limits?: Limits };

// Gateways upload the reference picture onwards before they answer a create.
const usualLimits: Limits = { createMs: 5 * 60_000, readMs: 60_000, silenceMs: 60_000 };

/** Speaks the OpenAI Videos protocol to a gateway or a server of one's own. */
export async function createOpenai({ limits = usualLimits, ...tools }: OpenaiTools): Promise<VideoProvider> {
  const { now, media } = tools;
  const settings = await openaiSettings(tools.config.openai, tools);
  const { dialect } = settings;
  const api = videosApi(settings, tools.fetch, limits);
  return {
    id: 'openai',
    pollMs: 5000,
    start: async (request, options) => {
      const video = await start(api, request, settings, options);
      return operationOf(video, request, { settings, now: now(), previous: options.previous });
    },
    status: (operation, signal) => lookAtVideo(api, operation, settings, { now: now(), signal }),
    download: async (operation, file, options) => {
      const id = idOf(operation, settings);
      const open = (signal: AbortSignal): Promise<Response | undefined> => openFootage(api, id, signal);
      const fetchTo = (target: string): Promise<void> =>
        downloadVideo({ provider: 'openai', id, open }, target, { ...options, silenceMs: limits.silenceMs });
      await (operation['before'] === undefined
        ? fetchTo(file)
        : fetchNewPart(operation, file, fetchTo, media, options));
    },
    find: async (request, search) => {
      const video = await findVideo(api, request, { ...search, dialect, now });
      return video && operationOf(video, request, { settings, now: now() });
    },
    cancel: (operation, signal) => cancel(api, idOf(operation, settings), signal),
    webhook: (headers, body) => readWebhook(headers, body, tools),
  };
}

async function start(
  api: VideosApi,
  request: ClipRequest,
  settings: OpenaiSettings,
  { previous, signal }: StartOptions,
): Promise<Video> {
  const { dialect } = settings;
  if (request.continues === undefined) return await api.create(await createBody(request, dialect), signal);
  if (previous === undefined || !dialect.extend) {
    throw new UserError('This clip goes on from another, which the service is not known to be able to do.', {
      hint: 'Set providers.openai.extend to true if it serves /videos/extensions, or make the scene shorter.',
    });
  }
  idOf(previous, settings);
  return await api.extend(extensionBody(request, previous, dialect), signal);
}

async function fetchNewPart(
  operation: Operation,
  file: string,
  fetchTo: (target: string) => Promise<void>,
  media: ProviderTools['media'],
  { signal }: DownloadOptions,
): Promise<void> {
  const whole = `${file}.whole.mp4`;
  const extension = { seconds: Number(operation['seconds']), before: Number(operation['before']) };
  try {
    await fetchTo(whole);
    await keepNewPart(media, whole, file, { extension, signal });
  } finally {
    await rm(whole, { force: true });
  }
}

/** There is no cancel in the protocol: deleting a job ends it where anything does (vLLM-Omni). What is made already is paid for, and stays. */
async function cancel(api: VideosApi, id: string, signal: AbortSignal): Promise<void> {
  const video = await api.retrieve(id, signal);
  if (video !== undefined && clipStatus(video).state === 'running') await api.remove(id, signal);
}
