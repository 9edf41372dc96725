import type { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import { explainFailure, type Question } from '../../explain-failure.ts';
import { timeLimit } from '../../../http/time-limit.ts';
import { loadPackage } from '../../../load-package.ts';
import type { Service } from '../../service-settings.ts';
import { isPage, pageInstead } from '../../web-page.ts';
import { listen } from './listen.ts';
import { startedSchema, taskSchema, type Started, type Task } from './task.ts';
import type { TaskRequest } from './task-request.ts';

/** The calls of Runway's API, with errors that say what they mean for money. */
export interface TasksApi {
  /** Billable; sent once. */
  create(request: TaskRequest, signal: AbortSignal): Promise<Started>;
  /** Undefined when the service knows no such task. */
  retrieve(id: string, signal: AbortSignal): Promise<Task | undefined>;
  /** Stops a task that is not over yet; one that is over would lose its video. */
  remove(id: string, signal: AbortSignal): Promise<void>;
}

/** How long to wait for the service, in milliseconds. */
export interface Limits {
  readonly createMs: number;
  readonly readMs: number;
  /** Longest silence within a download. */
  readonly silenceMs: number;
}

// The verbs of the SDK are used, not its resources: those have one type for each model, and promises that poll.
export async function tasksApi(
  service: Service,
  fetch: typeof globalThis.fetch,
  { createMs, readMs }: Limits,
): Promise<TasksApi> {
  const { RunwayML } = await loadPackage('@runwayml/sdk', () => import('@runwayml/sdk'));
  // Without maxRetries, a create that was answered with 500 would be sent, and might be paid, three times.
  const options = { apiKey: service.key, baseURL: service.baseUrl, fetch, maxRetries: 0, logLevel: 'off' } as const;
  const client = new RunwayML(options);

  async function explained<T>(question: Question, signal: AbortSignal, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      signal.throwIfAborted();
      throw explainFailure(error, question, service, listen);
    }
  }

  return {
    async create({ path, body }, signal) {
      using limit = timeLimit(createMs, signal);
      const sent = client.post<unknown>(path, { body, signal: limit.signal, timeout: createMs });
      return read(startedSchema, await explained('start', signal, sent), false);
    },
    async retrieve(id, signal) {
      using limit = timeLimit(readMs, signal);
      const asked = client.get<unknown>(pathOf(id), { signal: limit.signal });
      const answer = await explained('read', signal, unlessGone(asked));
      return answer === undefined ? undefined : read(taskSchema, answer, true);
    },
    async remove(id, signal) {
      using limit = timeLimit(readMs, signal);
      await explained('read', signal, unlessGone(client.delete(pathOf(id), { signal: limit.signal })));
    },
  };
}

function pathOf(id: string): string {
  return `/v1/tasks/${encodeURIComponent(id)}`;
}

function read<T>(schema: z.ZodType<T>, answer: unknown, retryable: boolean): T {
  const { data, success } = schema.safeParse(answer);
  if (success) return data;
  if (isPage(answer)) throw pageInstead('runway');
  const shown = JSON.stringify(answer)?.slice(0, 200) ?? 'nothing';
  throw new ProviderError(`Runway answered with no task: ${shown}`, { provider: 'runway', retryable });
}

async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 404) return undefined;
    throw error;
  }
}
