import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { json } from 'node:stream/consumers';
import { faultFor, misbehave, sendFootage, type Fault } from './faults.ts';
import { interactionBodySchema, OmniJob, type OmniScript } from './google-omni-job.ts';
import { sendJson, startLoopbackServer, type LoopbackServer } from './loopback-server.ts';
import { sampleClip } from './sample-clip.ts';

type OmniRoute = 'create' | 'retrieve' | 'content' | 'delete';

export interface OmniOptions {
  readonly faults?: readonly Fault[];
  /** How the nth interaction goes, counted from 1. */
  readonly job?: (nth: number) => OmniScript;
  readonly key?: string;
  /** Where a download is led to; it is answered here unless said otherwise. */
  readonly redirect?: string;
}

/** A server that speaks Google's Interactions API as Gemini Omni does, and hands out real MP4 files. */
export interface OmniEmulator extends LoopbackServer {
  readonly baseUrl: string;
  /** The interactions it took on, oldest first: what would have been charged. */
  readonly jobs: readonly OmniJob[];
  /** How many requests each route had, failed ones included; `delete` counts cancellations. */
  readonly count: Readonly<Record<OmniRoute, number>>;
}

export async function startOmniEmulator(options: OmniOptions = {}): Promise<OmniEmulator> {
  const jobs: OmniJob[] = [];
  const count = { create: 0, retrieve: 0, content: 0, delete: 0 };
  const server = await startLoopbackServer(async (request, response) => {
    const found = findRoute(request);
    if (found === undefined) return fail(response, 404, 'NOT_FOUND', 'Not found');
    count[found.route] += 1;
    const misdeed = faultFor(options.faults ?? [], found.route, count[found.route]);
    if (options.key !== undefined && request.headers['x-goog-api-key'] !== options.key) {
      return fail(response, 400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.');
    }
    if (found.keyed) return fail(response, 400, 'invalid_request', 'Multiple authentication credentials received.');
    if (misbehave(misdeed, request, response)) return undefined;
    if (found.route === 'create') {
      const script = options.job?.(jobs.length + 1) ?? {};
      return create(request, response, { jobs, script, cut: misdeed !== undefined });
    }
    const job = jobs.find(({ id }) => id === found.id);
    if (job === undefined) return fail(response, 400, 'invalid_request', `Invalid interaction name: ${found.id}`);
    if (found.route === 'delete') job.cancelled = true;
    if (found.route !== 'content') return sendJson(response, 200, await job.look(`http://${request.headers.host}`));
    if (!job.hasFile)
      return fail(response, 403, 'PERMISSION_DENIED', 'You may not access the file, or it may not exist.');
    if (options.redirect !== undefined) return void response.writeHead(302, { location: options.redirect }).end();
    return sendFootage(await readFile(await sampleClip(job.size, job.seconds)), misdeed, response);
  });
  return { ...server, baseUrl: `http://${server.host}`, jobs, count };
}

interface Creation {
  readonly jobs: OmniJob[];
  readonly script: OmniScript;
  /** Whether the connection breaks once it is taken on. */
  readonly cut: boolean;
}

async function create(
  request: IncomingMessage,
  response: ServerResponse,
  { jobs, script, cut }: Creation,
): Promise<void> {
  const body = interactionBodySchema.safeParse(await json(request));
  if (!body.success) return fail(response, 400, 'INVALID_ARGUMENT', body.error.message);
  const job = new OmniJob(`v1_${jobs.length + 1}`, body.data, script);
  jobs.push(job);
  if (cut) request.socket.resetAndDestroy();
  else sendJson(response, 200, { id: job.id, object: 'interaction', model: body.data.model, status: 'in_progress' });
  return undefined;
}

const routes: readonly (readonly [method: string, path: RegExp, route: OmniRoute])[] = [
  ['POST', /^\/v1\/interactions$/, 'create'],
  ['GET', /^\/v1\/interactions\/([^/]+)$/, 'retrieve'],
  ['POST', /^\/v1\/interactions\/([^/]+)\/cancel$/, 'delete'],
  ['GET', /^\/v1beta\/files\/file-([^/]+):download$/, 'content'],
];

function findRoute({
  method,
  url = '/',
}: IncomingMessage): { route: OmniRoute; id: string; keyed: boolean } | undefined {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  for (const [wanted, pattern, route] of routes) {
    const match = wanted === method ? pattern.exec(pathname) : null;
    const isContent = route !== 'content' || searchParams.get('alt') === 'media';
    if (match !== null && isContent) return { route, id: match[1] ?? '', keyed: searchParams.has('key') };
  }
  return undefined;
}

function fail(response: ServerResponse, code: number, status: string, message: string): void {
  sendJson(response, code, { error: { code, status, message } });
}
