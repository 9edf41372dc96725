import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendFootage, type Misdeed, type Route } from './faults.ts';
import type { Tell } from './moments.ts';
import { sampleClip } from './sample-clip.ts';
import { objection, placeOf, sizeMade, type Gateway } from './video-gateway.ts';
import { VideoJob, type JobScript } from './video-job.ts';
import { readVideoRequest, type VideoRequest } from './video-request.ts';

type Resource = Readonly<Record<string, unknown>>;

export interface VideoStore {
  readonly jobs: VideoJob[];
  readonly linkKeys: (string | undefined)[];
  readonly gateway: Gateway;
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
  readonly tell: Tell;
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

async function create(exchange: Exchange): Promise<void> {
  const { store, request, response } = exchange;
  const asked = await readVideoRequest(request);
  const wrong = await objection(asked, store.gateway);
  if (wrong !== undefined) return refuse(response, 400, wrong);
  const seconds = Math.min(Number(asked.seconds), store.gateway.longest ?? Number.POSITIVE_INFINITY);
  return await begin(exchange, asked, { size: sizeMade(asked), seconds });
}

/** The whole, as the specification has it: the video before, stitched to what is new. */
async function extend(exchange: Exchange): Promise<void> {
  const { store, request, response } = exchange;
  const asked = await readVideoRequest(request);
  const { id }: { id?: string } = JSON.parse(asked.extra['video'] ?? '{}');
  const before = store.jobs.find((job) => job.id === id);
  if (store.gateway.extensions === 'none') return refuse(response, 404, 'Not Found');
  if (before === undefined) return refuse(response, 404, `Video with id '${id}' not found.`);
  const stitched = store.gateway.extensions === 'alone' ? 0 : before.made.seconds;
  const { model, size } = before.request;
  return await begin(
    exchange,
    { ...asked, model, size },
    { size: before.made.size, seconds: stitched + Number(asked.seconds) },
  );
}

async function begin(exchange: Exchange, asked: VideoRequest, made: VideoJob['made']): Promise<void> {
  const { store, request, misdeed, tell } = exchange;
  if ((await tell('read')) === 'drop') return void request.destroy();
  const nth = store.jobs.length + 1;
  const job = new VideoJob(`video_${nth}`, asked, made, store.script(nth), store.clock);
  store.jobs.push(job);
  await tell('begun');
  if (typeof misdeed === 'object' && 'reset' in misdeed) request.socket.resetAndDestroy();
  else await sendJob(job, exchange);
}

function list({ store: { jobs, shape, gateway }, url, response }: Exchange): void {
  const wanted = Object.entries(gateway.list ?? {}).find(([name, value]) => url.searchParams.get(name) !== value);
  if (wanted !== undefined) return refuse(response, 400, `Missing query parameter: ${wanted[0]}`);

  const limit = gateway.pageSize ?? Number(url.searchParams.get('limit') ?? 20);
  const newest = jobs.toReversed();
  const from = newest.findIndex(({ id }) => id === url.searchParams.get('after')) + 1;
  const data = newest.slice(from, from + limit).map((job) => shape(job.toJSON()));
  const more = gateway.pageSize === undefined ? { has_more: from + limit < jobs.length } : {};
  send(response, { object: 'list', data, ...more });
  return undefined;
}

const retrieve = onJob(async (job, exchange) => {
  job.poll();
  await sendJob(job, exchange);
});

const content = onJob(async (job, { store, response, misdeed, tell }) => {
  if (store.gateway.results !== undefined) return refuse(response, store.gateway.noContent ?? 404, 'Not implemented');
  if (!job.hasFootage) return refuse(response, 404, 'Video content is not available.');
  await sendFootage(await footageOf(job), misdeed, response, tell);
});

/** Answers requests that follow a link to footage. Says whether this was one. */
export async function sendLinked(
  { jobs, linkKeys }: VideoStore,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const id = /^\/files\/(.+)\.mp4$/.exec(url.pathname)?.[1];
  const job = jobs.find((each) => each.id === id);
  if (id === undefined) return false;
  linkKeys.push(request.headers.authorization);
  if (job === undefined) refuse(response, 403, 'The link has expired.');
  else await sendFootage(await footageOf(job), undefined, response);
  return true;
}

async function footageOf({ made: { size, seconds } }: VideoJob): Promise<Buffer> {
  return await readFile(await sampleClip(size, seconds));
}

async function sendJob(job: VideoJob, { store, request, response }: Exchange): Promise<void> {
  const { results } = store.gateway;
  const place =
    results === undefined || !job.hasFootage
      ? {}
      : placeOf(results, {
          link: `http://${request.headers.host}/files/${job.id}.mp4`,
          footage: await footageOf(job),
        });
  send(response, store.shape({ ...job.toJSON(), ...place }));
}

const remove = onJob((job, { store: { jobs }, response }) => {
  jobs.splice(jobs.indexOf(job), 1);
  send(response, { id: job.id, object: 'video.deleted', deleted: true });
});

const routes: readonly (readonly [method: string, path: RegExp, route: Route, handle: Handler])[] = [
  ['POST', /^\/v1\/videos$/, 'create', create],
  ['POST', /^\/v1\/videos\/extensions$/, 'extend', extend],
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
