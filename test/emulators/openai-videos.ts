import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { faultFor, misbehave, type Fault, type Route } from './faults.ts';
import type { Gateway } from './video-gateway.ts';
import type { JobScript, VideoJob } from './video-job.ts';
import type { Watch, When } from './moments.ts';
import { findRoute, refuse, sendLinked, type VideoStore } from './video-routes.ts';
import { deliver, type Delivery } from './video-webhook.ts';

export interface EmulatorOptions {
  readonly faults?: readonly Fault[];
  /** How the nth job goes, counted from 1. */
  readonly job?: (nth: number) => JobScript;
  /** Milliseconds since 1970; also goes into the Date header. */
  readonly clock?: () => number;
  /** The key that is asked for; any unless said otherwise. */
  readonly key?: string;
  readonly gateway?: Gateway;
  /** Signs what `announce` delivers. */
  readonly webhookSecret?: string;
  /** Lays further habits over every resource. */
  readonly shape?: (video: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** Told how far each request has come. */
  readonly watch?: Watch;
}

/** A server that speaks the OpenAI Videos protocol on the loopback address and hands out real MP4 files. */
export interface VideosEmulator extends AsyncDisposable {
  /** Ends in /v1. */
  readonly baseUrl: string;
  readonly host: string;
  /** The jobs it took on, oldest first: what would have been charged. */
  readonly jobs: readonly VideoJob[];
  /** How many requests each route had, failed ones included. */
  readonly count: Readonly<Record<Route, number>>;
  /** What the Authorization header was when footage was fetched by a link; undefined when there was none. */
  readonly linkKeys: readonly (string | undefined)[];
  /** Tells that address that a job is over, and resolves with the statuses of its answers. */
  announce(url: string, job: VideoJob, delivery?: Delivery): Promise<number[]>;
  close(): Promise<void>;
}

interface State {
  readonly store: VideoStore;
  readonly count: Record<Route, number>;
  readonly options: EmulatorOptions;
}

export async function startVideosEmulator(options: EmulatorOptions = {}): Promise<VideosEmulator> {
  const { clock = Date.now, job: script = () => ({}), shape = (video) => video, gateway = {}, webhookSecret } = options;
  const count = { create: 0, extend: 0, list: 0, retrieve: 0, content: 0, delete: 0 };
  const store: VideoStore = { jobs: [], linkKeys: [], clock, script, shape, gateway };
  const server = createServer((request, response) => {
    answer({ store, count, options }, request, response).catch((error: unknown) => {
      refuse(response, 500, `The emulator failed: ${String(error)}`);
    });
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((done) => void server.close(() => done()));
    server.closeAllConnections();
    await closed;
  };
  const announce = (url: string, job: VideoJob, delivery: Delivery = {}): Promise<number[]> =>
    deliver(url, job, { secret: webhookSecret ?? '', now: clock(), delivery });
  const { jobs, linkKeys } = store;
  return { baseUrl: `http://${host}/v1`, host, jobs, count, linkKeys, announce, close, [Symbol.asyncDispose]: close };
}

async function answer(
  { store, count, options }: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('date', new Date(store.clock()).toUTCString());
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (await sendLinked(store, url, request, response)) return undefined;
  const found = findRoute(request.method, url.pathname);
  if (found === undefined) return refuse(response, 404, `Invalid URL (${request.method} ${url.pathname})`);
  count[found.route] += 1;
  const misdeed = faultFor(options.faults ?? [], found.route, count[found.route]);
  const given = request.headers.authorization ?? '';
  if (options.key !== undefined && given !== `Bearer ${options.key}`) {
    return refuse(response, 401, `Incorrect API key provided: ${given}`);
  }
  const { route } = found;
  const tell = async (when: When) => await options.watch?.({ route, when });
  response.on('finish', () => void tell('answered'));
  await tell('arrived');
  if (misbehave(misdeed, request, response)) return undefined;
  return found.handle({ store, id: found.id, url, request, response, misdeed, tell });
}
