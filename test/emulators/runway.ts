import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { faultFor, misbehave, sendFootage, type Fault } from './faults.ts';
import { sendJson, startLoopbackServer, type LoopbackServer } from './loopback-server.ts';
import { RunwayTask, taskBodySchema, type TaskScript } from './runway-task.ts';
import { sampleClip } from './sample-clip.ts';

type RunwayRoute = 'create' | 'retrieve' | 'content' | 'delete';

export interface RunwayOptions {
  readonly faults?: readonly Fault[];
  /** How the nth task goes, counted from 1. */
  readonly task?: (nth: number) => TaskScript;
  readonly key?: string;
}

/** A server that speaks Runway's API (version 2024-11-06) and hands out real MP4 files by links that live until the next look. */
export interface RunwayEmulator extends LoopbackServer {
  readonly baseUrl: string;
  /** The tasks it took on, oldest first: what would have been charged. */
  readonly tasks: readonly RunwayTask[];
  /** How many requests each route had, failed ones included. */
  readonly count: Readonly<Record<RunwayRoute, number>>;
}

export async function startRunwayEmulator(options: RunwayOptions = {}): Promise<RunwayEmulator> {
  const tasks: RunwayTask[] = [];
  const count = { create: 0, retrieve: 0, content: 0, delete: 0 };
  const server = await startLoopbackServer(async (request, response) => {
    const found = findRoute(request);
    if (found === undefined) return sendJson(response, 404, { error: 'Not found' });
    count[found.route] += 1;
    const misdeed = faultFor(options.faults ?? [], found.route, count[found.route]);
    const refusal = found.route === 'content' ? undefined : refusalOf(request, options.key);
    if (refusal !== undefined) return sendJson(response, refusal.status, { error: refusal.error });
    if (misbehave(misdeed, request, response)) return undefined;
    if (found.route === 'create') {
      const cut = misdeed !== undefined;
      return create(request, response, { tasks, cut, script: options.task?.(tasks.length + 1) ?? {} });
    }
    const task = tasks.find(({ id }) => id === found.id);
    if (task === undefined || task.deleted) return sendJson(response, 404, { error: 'Task not found' });
    if (found.route === 'delete') {
      task.deleted = true;
      response.writeHead(204).end();
      return undefined;
    }
    if (found.route === 'retrieve') return sendJson(response, 200, task.look(`http://${request.headers.host}`));
    if (request.headers.authorization !== undefined) return sendJson(response, 400, { error: 'Two credentials' });
    if (found.token !== task.token) return void response.writeHead(403).end('Link expired');
    const clip = await sampleClip(task.size, task.body.duration);
    return sendFootage(await readFile(clip), misdeed, response);
  });
  return { ...server, baseUrl: `http://${server.host}`, tasks, count };
}

interface Creation {
  readonly tasks: RunwayTask[];
  readonly script: TaskScript;
  /** Whether the connection breaks once it is taken on. */
  readonly cut: boolean;
}

async function create(
  request: IncomingMessage,
  response: ServerResponse,
  { tasks, script, cut }: Creation,
): Promise<void> {
  const body = taskBodySchema.safeParse(await json(request));
  if (!body.success) return sendJson(response, 400, { error: 'Validation of body failed', issues: body.error.issues });
  const path = request.url ?? '';
  if ((path === '/v1/image_to_video') !== (body.data.promptImage !== undefined)) {
    return sendJson(response, 400, { error: 'promptImage belongs to image_to_video' });
  }
  const task = new RunwayTask(`task-${tasks.length + 1}`, path, body.data, script);
  tasks.push(task);
  if (cut) request.socket.resetAndDestroy();
  else sendJson(response, 200, { id: task.id, estimatedCost: { credits: task.credits } });
  return undefined;
}

const routes: readonly (readonly [method: string, path: RegExp, route: RunwayRoute])[] = [
  ['POST', /^\/v1\/(?:text|image)_to_video$/, 'create'],
  ['GET', /^\/v1\/tasks\/([^/]+)$/, 'retrieve'],
  ['DELETE', /^\/v1\/tasks\/([^/]+)$/, 'delete'],
  ['GET', /^\/output\/([^/]+)\/(\d+)\.mp4$/, 'content'],
];

function findRoute({
  method,
  url = '/',
}: IncomingMessage): { route: RunwayRoute; id: string; token: number } | undefined {
  for (const [wanted, pattern, route] of routes) {
    const match = wanted === method ? pattern.exec(new URL(url, 'http://localhost').pathname) : null;
    if (match !== null) return { route, id: match[1] ?? '', token: Number(match[2]) };
  }
  return undefined;
}

function refusalOf({ headers }: IncomingMessage, key?: string): { status: number; error: string } | undefined {
  if (key !== undefined && headers.authorization !== `Bearer ${key}`) {
    return { status: 401, error: `The API key ${headers.authorization ?? ''} is not valid.` };
  }
  return z.iso.date().safeParse(headers['x-runway-version']).success
    ? undefined
    : { status: 400, error: 'X-Runway-Version is missing' };
}
