import { ProviderError } from '../../../errors.ts';
import { explainFailure, type Question } from '../../explain-failure.ts';
import { timeLimit, type TimeLimit } from '../../../http/time-limit.ts';
import { loadPackage } from '../../../load-package.ts';
import type { Service } from '../../service-settings.ts';
import { interactionSchema, type Interaction } from './interaction.ts';
import { listen } from './listen.ts';
import type { OmniRequest } from './omni-request.ts';
import { openVideo } from './open-video.ts';

/** The calls of Google's Interactions API, with errors that say what they mean for money. */
export interface InteractionsApi {
  /** Billable; sent once. */
  create(request: OmniRequest, signal: AbortSignal): Promise<Interaction>;
  /** Undefined when the service knows no such interaction. */
  get(id: string, signal: AbortSignal): Promise<Interaction | undefined>;
  /** Whether its footage can be fetched. */
  hasVideo(interaction: Interaction, signal: AbortSignal): Promise<boolean>;
  cancel(id: string, signal: AbortSignal): Promise<void>;
}

/** How long to wait for the service, in milliseconds. */
export interface Limits {
  readonly createMs: number;
  readonly readMs: number;
  /** Longest silence within a download. */
  readonly silenceMs: number;
}

export async function interactionsApi(
  service: Service,
  fetch: typeof globalThis.fetch,
  { createMs, readMs }: Limits,
): Promise<InteractionsApi> {
  const { GoogleGenAI } = await loadPackage('@google/genai', () => import('@google/genai'));
  // `vertexai` is named, since the SDK would look for it in the environment.
  const http = { baseUrl: service.baseUrl, fetch };
  const { interactions } = new GoogleGenAI({ apiKey: service.key, vertexai: false, httpOptions: http });

  async function explained<T>(question: Question, signal: AbortSignal, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      signal.throwIfAborted();
      throw explainFailure(error, question, service, listen);
    }
  }

  return {
    async create(request, signal) {
      using limit = timeLimit(createMs, signal);
      return read(await explained('start', signal, interactions.create(request, once(limit))), false);
    },
    async get(id, signal) {
      using limit = timeLimit(readMs, signal);
      const answer = await explained('read', signal, unlessGone(interactions.get(id, {}, once(limit))));
      return answer === undefined ? undefined : read(answer, true);
    },
    async hasVideo(interaction, signal) {
      using limit = timeLimit(readMs, signal);
      const opened = openVideo(interaction, service, fetch, limit.signal);
      const answer = await explained('read', signal, opened);
      await answer?.body?.cancel();
      return answer !== undefined;
    },
    async cancel(id, signal) {
      using limit = timeLimit(readMs, signal);
      await explained('read', signal, unlessGone(interactions.cancel(id, {}, once(limit))));
    },
  };
}

/** The SDK would ask five times, also a paid create that was answered with 500. */
function once({ signal }: TimeLimit) {
  return { retries: { strategy: 'none' }, signal } as const;
}

function read(answer: unknown, retryable: boolean): Interaction {
  const { data, success } = interactionSchema.safeParse(answer);
  if (success) return data;
  throw new ProviderError('Google answered with no interaction.', { provider: 'google', retryable });
}

/** An interaction that is not known is answered with 404, or with 400 and these words. */
async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? error.status : undefined;
    if (status === 404 || (status === 400 && /invalid interaction name/i.test(String(error)))) return undefined;
    throw error;
  }
}
