import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { json } from 'node:stream/consumers';
import { faultFor, misbehave, sendFootage, type Fault, type Misdeed, type Route } from '../faults.ts';
import { sampleClip } from '../sample-clip.ts';
import type { Dialect, Ending, Job, Place, Reply } from './dialect.ts';

export interface EmulatorOptions {
  readonly faults?: readonly Fault[];
  readonly ending?: Ending;
  /** Looks until a job is over; 2 unless said otherwise. */
  readonly polls?: number;
  /** The key that is asked for; any unless said otherwise. */
  readonly key?: string;
  readonly clock?: () => number;
  /** What its footage is like; small and a second long unless said otherwise. */
  readonly footage?: { readonly size: string; readonly seconds: number };
  /** Lays something else over the answer to a look at a job. */
  readonly reply?: (reply: Reply) => Reply;
}

type Asked = Extract<Route, 'create' | 'list' | 'retrieve' | 'content'>;

export interface Emulator extends AsyncDisposable {
  readonly baseUrl: string;
  readonly host: string;
  /** What it took on, and would have charged. */
  readonly jobs: Job[];
  /** Requests of each route, failed ones included. */
  readonly count: Record<Asked, number>;
  /** Headers of the requests for footage. */
  readonly fetched: IncomingMessage['headers'][];
}

export async function startEmulator(dialect: Dialect, options: EmulatorOptions = {}): Promise<Emulator> {
  const count: Emulator['count'] = { create: 0, list: 0, retrieve: 0, content: 0 };
  const jobs: Job[] = [];
  const fetched: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => send(response, dialect.error(500, String(error))));
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const { size, seconds } = options.footage ?? { size: '320x180', seconds: 1 };
  const place: Place = {
    origin: `http://${host}`,
    jobs,
    link: ({ id }) => `http://${host}/footage/${id}.mp4`,
    footage: async () => await readFile(await sampleClip(size, seconds)),
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', place.origin);
    const route = routeOf(request.method, url.pathname);
    if (route === undefined) return send(response, dialect.error(404, `${request.method} ${url.pathname}`));
    count[route] += 1;
    const misdeed = faultFor(options.faults ?? [], route, count[route]);
    if (route !== 'content' && !isLetIn(request))
      return send(response, dialect.error(401, `Wrong key: ${dialect.key(request.headers)}`));
    if (misbehave(misdeed, request, response)) return undefined;
    const body = request.method === 'POST' ? await json(request) : undefined;
    if (route === 'create') return create({ request, response, url, body, misdeed });
    if (route === 'list') return send(response, dialect.listed?.(place, url.searchParams) ?? dialect.error(404, ''));
    if (route === 'retrieve') return await look(url, body, response);
    fetched.push(request.headers);
    return sendFootage(await place.footage(), misdeed, response);
  }

  function routeOf(method: string | undefined, path: string): Asked | undefined {
    if (path.startsWith('/footage/')) return 'content';
    if (method === 'POST' && dialect.create.test(path)) return 'create';
    if (method === (dialect.pollMethod ?? 'GET') && dialect.poll.test(path)) return 'retrieve';
    return method === 'GET' && dialect.list?.test(path) === true ? 'list' : undefined;
  }

  function isLetIn({ headers }: IncomingMessage): boolean {
    return options.key === undefined || dialect.key(headers) === options.key;
  }

  interface Creation {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly url: URL;
    readonly body: unknown;
    readonly misdeed: Misdeed | undefined;
  }

  function create({ request, response, url, body, misdeed }: Creation): void {
    const asked = Object(body);
    const refusal = dialect.check?.(asked, request);
    if (refusal !== undefined) return send(response, dialect.error(400, refusal));
    const createdAt = new Date(options.clock?.() ?? Date.now());
    const job = {
      id: `job-${jobs.length + 1}`,
      path: url.pathname,
      query: url.searchParams,
      body: asked,
      createdAt,
      polls: 0,
    };
    jobs.push(job);
    if (misdeed === undefined) send(response, dialect.created(job, place));
    else request.socket.resetAndDestroy();
    return undefined;
  }

  async function look(url: URL, body: unknown, response: ServerResponse): Promise<void> {
    const id =
      dialect.idOf?.(body) ?? dialect.poll.exec(url.pathname)?.groups?.['id'] ?? url.searchParams.get('id') ?? '';
    const job = jobs.find((each) => each.id === id);
    if (job === undefined) return send(response, dialect.unknown(id));
    job.polls += 1;
    const over = job.polls >= (options.polls ?? 2);
    const reply = over ? await dialect.over(job, options.ending ?? 'done', place) : dialect.running(job, place);
    return send(response, options.reply?.(reply) ?? reply);
  }

  const close = async (): Promise<void> => {
    const closed = new Promise<void>((done) => void server.close(() => done()));
    server.closeAllConnections();
    await closed;
  };
  return { baseUrl: place.origin + dialect.base, host, jobs, count, fetched, [Symbol.asyncDispose]: close };
}

function send(response: ServerResponse, [status, body, headers]: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
