import { writeFile } from 'node:fs/promises';
import type { ClipStatus, FindOptions, VideoProvider } from '../../src/generate/provider.ts';
import type { Operation } from '../../src/operation.ts';
import type { ClipRequest } from '../../src/plan/plan.ts';
import type { Clock } from '../../src/clock.ts';

interface Job {
  readonly request: ClipRequest;
  readonly at: number;
}

/** A service far away: its jobs go on whatever becomes of those who ask. `provider` is one process's way to it. */
export interface TestService {
  readonly jobs: readonly Job[];
  readonly calls: Record<'start' | 'status' | 'download' | 'find', number>;
  readonly mostAtOnce: number;
  readonly provider: VideoProvider;
}

export interface Script {
  readonly clock: Clock;
  readonly id?: string;
  /** How long each clip takes. */
  readonly makingMs?: number;
  /** Called with the number of the call, from 1, before the service does what it does; throws what goes wrong. */
  readonly beforeStart?: (call: number, request: ClipRequest) => void | Promise<void>;
  readonly beforeAnswer?: (call: number, request: ClipRequest) => void | Promise<void>;
  readonly beforeStatus?: (call: number) => void | Promise<void>;
  readonly beforeDownload?: (call: number) => void | Promise<void>;
  readonly verdict?: (request: ClipRequest) => ClipStatus;
  readonly find?: boolean;
  /** What the names of its jobs begin with: no two services have the same. */
  readonly jobName?: string;
}

export function createTestService({
  clock,
  id = 'far',
  makingMs = 60_000,
  jobName = '',
  ...script
}: Script): TestService {
  const jobs: Job[] = [];
  const calls = { start: 0, status: 0, download: 0, find: 0 };
  let mostAtOnce = 0;
  const jobOf = (operation: Operation): Job => {
    const job = jobs[Number(operation.id.slice(jobName.length))];
    if (job === undefined) throw new Error(`no job ${operation.id}`);
    return job;
  };
  const isMaking = (job: Job): boolean => clock.now() < job.at + makingMs;

  const provider: VideoProvider = {
    id,
    pollMs: 10_000,
    async start(request) {
      calls.start += 1;
      await script.beforeStart?.(calls.start, request);
      jobs.push({ request, at: clock.now() });
      const operation = { id: `${jobName}${jobs.length - 1}` };
      mostAtOnce = Math.max(mostAtOnce, jobs.filter(isMaking).length);
      await script.beforeAnswer?.(calls.start, request);
      return operation;
    },
    async status(operation) {
      calls.status += 1;
      await script.beforeStatus?.(calls.status);
      const job = jobOf(operation);
      if (isMaking(job)) return { state: 'running', progress: (clock.now() - job.at) / makingMs };
      return script.verdict?.(job.request) ?? { state: 'succeeded' };
    },
    async download(operation, file, { signal }) {
      calls.download += 1;
      await script.beforeDownload?.(calls.download);
      signal.throwIfAborted();
      await writeFile(file, `footage of ${jobOf(operation).request.prompt} by ${id}\n`);
    },
    ...(script.find === true && {
      async find(request: ClipRequest, { taken }: FindOptions) {
        calls.find += 1;
        const ids = jobs.map((job, index) => ({ id: `${jobName}${index}`, prompt: job.request.prompt }));
        const found = ids.find(({ id: job, prompt }) => prompt === request.prompt && !taken.has(job));
        return found && { id: found.id };
      },
    }),
  };
  return {
    jobs,
    calls,
    provider,
    get mostAtOnce() {
      return mostAtOnce;
    },
  };
}
