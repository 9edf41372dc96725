import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendFootage, type Misdeed, type Route } from './faults.ts';
import { sampleClip } from './sample-clip.ts';
import { VideoJob, type JobScript } from './video-job.ts';
import { readVideoRequest } from './video-request.ts';

type Resource = Readonly<Record<string, unknown>>;

export interface VideoStore {
  readonly jobs: VideoJob[];
  readonly clock: () => number;
  readonly script: (nth: number) => JobScript;
  readonly shape: (video: Resource) => Resource;
}

interface Exchange {
  readonly store: VideoStore;
  readonly id: string;
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly misdeed: Misdeed | undefined;
}
type Handler = (exchange: Exchange) => Promise<void> | void;

interface FoundRoute {
  readonly route: Route;
  readonly id: string;
  readonly handle: Handler;
}

export function findRoute(method: string | undefined, path: string): FoundRoute | undefined {
  for (const [wanted, pattern, route, handle] of routes) {
    const match = wanted === method ? pattern.exec(path) : null;
    if (match !== null) return { route, id: decodeURIComponent(match[1] ?? ''), handle };
  }
  return undefined;
}

export function refuse(response: ServerResponse, status: number, message: string): void {
  send(response, { error: { message, type: 'invalid_request_error', param: null, code: null } }, status);
}

async function create({ store, request, response, misdeed }: Exchange): Promise<void> {
  const asked = await readVideoRequest(request);
  if (asked.prompt === '') return refuse(response, 400, "Missing required parameter: 'prompt'.");
  if (!/^\d+x\d+$/.test(asked.size)) return refuse(response, 400, `Invalid size: ${asked.size}`);
  const nth = store.jobs.length + 1;
  const job = new VideoJob(`video_${nth}`, asked, store.script(nth), store.clock);
  store.jobs.push(job);
  if (misdeed === undefined) send(response, store.shape(job.toJSON()));
  else request.socket.resetAndDestroy();
  return undefined;
}

function list({ store: { jobs, shape }, url, response }: Exchange): void {
  const limit = Number(url.searchParams.get('limit') ?? 20);
  const newest = jobs.toReversed();
  const from = newest.findIndex(({ id }) => id === url.searchParams.get('after')) + 1;
  const data = newest.slice(from, from + limit).map((job) => shape(job.toJSON()));
  send(response, { object: 'list', data, has_more: from + limit < jobs.length });
}

const retrieve = onJob((job, { store, response }) => {
  job.poll();
  send(response, store.shape(job.toJSON()));
});

const content = onJob(async (job, { response, misdeed }) => {
  if (!job.hasFootage) return refuse(response, 404, 'Video content is not available.');
  const file = await sampleClip(job.request.size, Number(job.request.seconds));
  return sendFootage(await readFile(file), misdeed, response);
});

const remove = onJob((job, { store: { jobs }, response }) => {
  jobs.splice(jobs.indexOf(job), 1);
  send(response, { id: job.id, object: 'video.deleted', deleted: true });
});

const routes: readonly (readonly [method: string, path: RegExp, route: Route, handle: Handler])[] = [
  ['POST', /^\/v1\/videos$/, 'create', create],
  ['GET', /^\/v1\/videos$/, 'list', list],
  ['GET', /^\/v1\/videos\/([^/]+)$/, 'retrieve', retrieve],
  ['GET', /^\/v1\/videos\/([^/]+)\/content$/, 'content', content],
  ['DELETE', /^\/v1\/videos\/([^/]+)$/, 'delete', remove],
];

function onJob(handle: (job: VideoJob, exchange: Exchange) => Promise<void> | void): Handler {
  return (exchange) => {
    const { store, id, response } = exchange;
    const job = store.jobs.find((each) => each.id === id);
    return job === undefined ? refuse(response, 404, `Video with id '${id}' not found.`) : handle(job, exchange);
  };
}

function send(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
