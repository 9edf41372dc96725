import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { startLoopbackServer } from './loopback-server.ts';

type Json = Readonly<Record<string, unknown>>;

/** What goes wrong with one question. */
export type JsonFault =
  | { readonly answer: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | 'reset'
  | 'page';

export interface JsonServiceOptions {
  /** The only address that it answers, such as `/v1/moderations`. */
  readonly path: string;
  /** The key that is asked for. */
  readonly key: string;
  readonly answer: (body: Json) => unknown;
  /** What the nth question meets, counted from 1. */
  readonly fault?: ((nth: number) => JsonFault | undefined) | undefined;
}

export interface JsonService extends AsyncDisposable {
  /** Ends in /v1. */
  readonly baseUrl: string;
  /** Bodies of the questions that were heard out, oldest first. */
  readonly asked: readonly Json[];
  /** Faults included. */
  readonly count: number;
}

/** A server on the loopback address that answers POSTs of JSON in the manner of the OpenAI API. */
export async function startJsonService(options: JsonServiceOptions): Promise<JsonService> {
  const asked: Json[] = [];
  let count = 0;
  const server = await startLoopbackServer((request, response) => {
    count += 1;
    return answer(options, options.fault?.(count), asked, request, response);
  });
  return {
    baseUrl: `http://${server.host}/v1`,
    asked,
    get count() {
      return count;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

async function answer(
  { path, key, answer: reply }: JsonServiceOptions,
  fault: JsonFault | undefined,
  asked: Json[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body: Json = JSON.parse(await text(request));
  const given = request.headers.authorization ?? '';
  if (fault === 'reset') return void request.socket.resetAndDestroy();
  if (fault === 'page') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Log in</p>');
  if (fault !== undefined)
    return send(response, fault.body ?? refusal(`fault ${fault.answer}`), fault.answer, fault.headers);
  if (request.url !== path) return send(response, refusal(`Invalid URL (${request.method} ${request.url})`), 404);
  // Repeats the key, as the real one does in part.
  if (given !== `Bearer ${key}`) return send(response, refusal(`Incorrect API key provided: ${given}`), 401);
  asked.push(body);
  return send(response, reply(body));
}

const refusal = (message: string) => ({ error: { message, type: 'invalid_request_error', param: null, code: null } });

function send(response: ServerResponse, body: unknown, status = 200, headers = {}): void {
  // The SDK obeys the wait in milliseconds, so that no test sleeps.
  response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1', ...headers });
  response.end(JSON.stringify(body));
}
