import { downloadVideo } from '../../download-video.ts';
import type { ProviderTools } from '../../provider-tools.ts';
import type { VideoProvider } from '../../provider.ts';
import { serviceSettings } from '../../service-settings.ts';
import { StartedJob } from '../../started-job.ts';
import { clipStatus } from './clip-status.ts';
import { interactionsApi, type Limits } from './interactions-api.ts';
import { omniRequest } from './omni-request.ts';
import { openVideo } from './open-video.ts';

type GoogleTools = Pick<ProviderTools, 'fetch' | 'config' | 'secret' | 'now'> & { readonly limits?: Limits };

// A create carries the reference picture.
const usualLimits: Limits = { createMs: 2 * 60_000, readMs: 60_000, silenceMs: 60_000 };

const defaults = {
  provider: 'google',
  baseUrl: 'https://generativelanguage.googleapis.com',
  apiKey: '${GEMINI_API_KEY}',
} as const;

/** Gemini Omni. The service has no list of interactions, so what a killed start left behind stays unknown. */
export async function createGoogle({
  fetch,
  config,
  now,
  limits = usualLimits,
  ...tools
}: GoogleTools): Promise<VideoProvider> {
  const service = await serviceSettings(config.google, defaults, tools);
  const api = await interactionsApi(service, fetch, limits);
  return {
    id: 'google',
    pollMs: 5000,
    async start(request, { signal }) {
      const { id } = await api.create(await omniRequest(request), signal);
      return StartedJob.operation(id, service, now());
    },
    async status(operation, signal) {
      const job = new StartedJob(operation, service);
      const interaction = await api.get(job.id, signal);
      if (interaction === undefined) return job.missing(`Interaction ${job.id}`, now());
      const status = clipStatus(interaction);
      if (status.state !== 'succeeded') return status;
      // The file may still be in the making, and is kept for two days only.
      if (await api.hasVideo(interaction, signal)) return status;
      const since = Date.parse(interaction.updated ?? '');
      return job.missing(`The video of ${job.id}`, now(), Number.isNaN(since) ? undefined : since);
    },
    async download(operation, file, options) {
      const { id } = new StartedJob(operation, service);
      const open = async (signal: AbortSignal): Promise<Response | undefined> => {
        const interaction = await api.get(id, signal);
        return interaction && openVideo(interaction, service, fetch, signal);
      };
      await downloadVideo({ provider: 'google', id, open }, file, { ...options, silenceMs: limits.silenceMs });
    },
    cancel: (operation, signal) => api.cancel(new StartedJob(operation, service).id, signal),
  };
}
