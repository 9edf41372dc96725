import { APIError, OpenAI } from 'openai';
import { explainError } from './explain-error.ts';
import { readPage, readVideo, type VideoPage } from './read-answer.ts';
import type { OpenaiSettings } from './settings.ts';
import type { Video } from './video.ts';

/** The calls of the OpenAI Videos protocol, with errors that say what they mean for money. */
export interface VideosApi {
  /** Billable; sent once. */
  create(body: FormData, signal: AbortSignal): Promise<Video>;
  /** Undefined when the service knows no such video. */
  retrieve(id: string, signal: AbortSignal): Promise<Video | undefined>;
  list(query: Readonly<Record<string, string>>, signal: AbortSignal): Promise<VideoPage>;
  /** The footage as an answer whose body is still to be read; undefined when there is none. */
  content(id: string, signal: AbortSignal): Promise<Response | undefined>;
}

/** How long to wait for the service, in milliseconds. */
export interface Limits {
  readonly createMs: number;
  readonly readMs: number;
  /** Longest silence within a download. */
  readonly silenceMs: number;
}

// The verbs of the SDK are used, not its `videos`: that is deprecated, and would ask a paid request again after a 500.
export function videosApi(
  settings: OpenaiSettings,
  fetch: typeof globalThis.fetch,
  { createMs, readMs }: Limits,
): VideosApi {
  const client = createClient(settings, fetch);

  async function explained<T>(question: 'start' | 'read', signal: AbortSignal, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      signal.throwIfAborted();
      throw explainError(error, question, settings);
    }
  }

  return {
    async create(body, signal) {
      const sent = client.post<unknown>('/videos', { body, signal: within(createMs, signal) });
      return readVideo(await explained('start', signal, sent), false);
    },
    async retrieve(id, signal) {
      const asked = client.get<unknown>(videoPath(id), { signal: within(readMs, signal) });
      const answer = await explained('read', signal, unlessGone(asked));
      return answer === undefined ? undefined : readVideo(answer, true);
    },
    async list(query, signal) {
      const asked = client.get<unknown>('/videos', { query, signal: within(readMs, signal) });
      const { data, response } = await explained('read', signal, asked.withResponse());
      return readPage(data, response);
    },
    async content(id, signal) {
      // Only the SDK's own limit, which ends with the headers: footage may take its time.
      const options = { headers: { Accept: 'video/mp4, application/binary' }, signal, timeout: readMs };
      const asked = client.get(`${videoPath(id)}/content`, { ...options, __binaryResponse: true });
      return unlessPage(await explained('read', signal, unlessGone(asked.asResponse())));
    },
  };
}

function createClient({ key, baseUrl }: OpenaiSettings, fetch: typeof globalThis.fetch): OpenAI {
  // null: the SDK would look into environment variables of its own.
  const unset = { organization: null, project: null, webhookSecret: null };
  return new OpenAI({ apiKey: key, baseURL: baseUrl, fetch, maxRetries: 0, logLevel: 'off', ...unset });
}

/** A limit for the whole answer: the SDK's own ends with its headers. */
function within(ms: number, signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(ms)]);
}

function videoPath(id: string): string {
  return `/videos/${encodeURIComponent(id)}`;
}

async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof APIError && (error.status === 404 || error.status === 410)) return undefined;
    throw error;
  }
}

/** Some gateways say in words, with status 200, that there is no footage. */
async function unlessPage(response: Response | undefined): Promise<Response | undefined> {
  if (!/^(?:text\/|application\/json)/i.test(response?.headers.get('content-type') ?? '')) return response;
  await response?.body?.cancel();
  return undefined;
}
