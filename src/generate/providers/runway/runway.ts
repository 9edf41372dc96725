import { downloadVideo } from '../../download-video.ts';
import type { ProviderTools } from '../../provider-tools.ts';
import type { VideoProvider } from '../../provider.ts';
import { serviceSettings } from '../../service-settings.ts';
import { StartedJob } from '../../started-job.ts';
import { clipStatus, usdOf } from './task.ts';
import { taskRequest } from './task-request.ts';
import { tasksApi, type Limits } from './tasks-api.ts';

type RunwayTools = Pick<ProviderTools, 'fetch' | 'config' | 'secret' | 'now'> & { readonly limits?: Limits };

// A create carries the reference picture.
const usualLimits: Limits = { createMs: 2 * 60_000, readMs: 60_000, silenceMs: 60_000 };

const defaults = {
  provider: 'runway',
  baseUrl: 'https://api.dev.runwayml.com',
  apiKey: '${RUNWAYML_API_SECRET}',
} as const;

/** Gen-4.5 and the other video models that Runway sells. It has no list of tasks, so what a killed start left behind stays unknown. */
export async function createRunway({
  fetch,
  config,
  now,
  limits = usualLimits,
  ...tools
}: RunwayTools): Promise<VideoProvider> {
  const service = await serviceSettings(config.runway, defaults, tools);
  const api = await tasksApi(service, fetch, limits);
  return {
    id: 'runway',
    // Tasks may be looked at every five seconds: https://docs.dev.runwayml.com (GET /v1/tasks/{id})
    pollMs: 6000,
    async start(request, { signal }) {
      const { id, estimatedCost } = await api.create(await taskRequest(request), signal);
      const operation = StartedJob.operation(id, service, now());
      return estimatedCost === undefined ? operation : { ...operation, mostUsd: usdOf(estimatedCost) };
    },
    async status(operation, signal) {
      const job = new StartedJob(operation, service);
      const task = await api.retrieve(job.id, signal);
      if (task === undefined) return job.missing(`Task ${job.id}`, now());
      const { mostUsd } = operation;
      return clipStatus(task, typeof mostUsd === 'number' ? mostUsd : undefined);
    },
    async download(operation, file, options) {
      const { id } = new StartedJob(operation, service);
      // Links die within a day or two; each look at the task brings a fresh one.
      const open = async (signal: AbortSignal): Promise<Response | undefined> => {
        const link = (await api.retrieve(id, signal))?.output?.[0];
        // Without the key: the link is signed, and leads to another host.
        const response = link === undefined ? undefined : await fetch(link, { signal });
        return unlessBroken(response);
      };
      await downloadVideo({ provider: 'runway', id, open }, file, { ...options, silenceMs: limits.silenceMs });
    },
    async cancel(operation, signal) {
      const { id } = new StartedJob(operation, service);
      const task = await api.retrieve(id, signal);
      if (task !== undefined && clipStatus(task).state === 'running') await api.remove(id, signal);
    },
  };
}

async function unlessBroken(response: Response | undefined): Promise<Response | undefined> {
  if (response?.ok === true && !/^text\//i.test(response.headers.get('content-type') ?? '')) return response;
  await response?.body?.cancel();
  return undefined;
}
