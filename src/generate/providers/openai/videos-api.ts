import { timeLimit } from '../../../http/time-limit.ts';
import { anywhere, unlessGone, unlessPage } from './absent.ts';
import type { Body } from './create-body.ts';
import { createClient } from './create-client.ts';
import { explainError, type Question } from './explain-error.ts';
import { followLink } from './follow-link.ts';
import { readPage, readVideo, type VideoPage } from './read-answer.ts';
import type { OpenaiSettings } from './settings.ts';
import type { Video } from './video.ts';

/** The calls of the OpenAI Videos protocol, with errors that say what they mean for money. */
export interface VideosApi {
  /** Billable; sent once. */
  create(body: Body, signal: AbortSignal): Promise<Video>;
  /** Billable; sent once. */
  extend(body: Body, signal: AbortSignal): Promise<Video>;
  /** Undefined when the service knows no such video. */
  retrieve(id: string, signal: AbortSignal): Promise<Video | undefined>;
  list(query: Readonly<Record<string, string>>, signal: AbortSignal): Promise<VideoPage>;
  /** The footage as an answer whose body is still to be read; undefined when there is none. */
  content(id: string, signal: AbortSignal): Promise<Response | undefined>;
  /** The same from an address that the service gave. Undefined when the link is dead. */
  follow(url: string, signal: AbortSignal): Promise<Response | undefined>;
  /** Ends a job and deletes what it made. */
  remove(id: string, signal: AbortSignal): Promise<void>;
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

  async function explained<T>(question: Question, signal: AbortSignal, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      signal.throwIfAborted();
      throw explainError(error, question, settings);
    }
  }

  async function paid(question: Question, path: string, body: Body, signal: AbortSignal): Promise<Video> {
    using limit = timeLimit(createMs, signal);
    const sent = client.post<unknown>(path, { body, signal: limit.signal });
    return readVideo(await explained(question, signal, sent), false);
  }

  return {
    create: (body, signal) => paid('start', '/videos', body, signal),
    extend: (body, signal) => paid('extend', '/videos/extensions', body, signal),
    async retrieve(id, signal) {
      using limit = timeLimit(readMs, signal);
      const asked = client.get<unknown>(videoPath(id), { signal: limit.signal });
      const answer = await explained('read', signal, unlessGone(asked));
      return answer === undefined ? undefined : readVideo(answer, true);
    },
    async list(query, signal) {
      using limit = timeLimit(readMs, signal);
      const asked = client.get<unknown>('/videos', { query, signal: limit.signal });
      const { data, response } = await explained('read', signal, asked.withResponse());
      return readPage(data, response);
    },
    async content(id, signal) {
      // Only the SDK's own limit, which ends with the headers: footage may take its time.
      const options = { headers: { Accept: accepted }, signal, timeout: readMs };
      const asked = client.get(`${videoPath(id)}/content`, { ...options, __binaryResponse: true });
      return unlessPage(await explained('read', signal, unlessGone(asked.asResponse(), anywhere)));
    },
    follow: async (url, signal) => unlessPage(await followLink(url, { settings, fetch, accepted, signal })),
    async remove(id, signal) {
      using limit = timeLimit(readMs, signal);
      await explained('read', signal, unlessGone(client.delete(videoPath(id), { signal: limit.signal })));
    },
  };
}

const accepted = 'video/mp4, application/binary';

function videoPath(id: string): string {
  return `/videos/${encodeURIComponent(id)}`;
}
