import { ProviderError } from '../../../errors.ts';
import { lacks } from './lacks.ts';
import { parsed } from './parsed.ts';
import type { Answer, Ask, Service } from './service.ts';
import type { Settings } from './settings.ts';

/** What the SDK wants to send, mended; a paid request that lacks what it must say is stopped. */
export function outgoing(body: unknown, sends: Ask['sends'] | undefined, service: Service): string | undefined {
  if (typeof body !== 'string') return undefined;
  const mended = service.wire?.request === undefined ? body : JSON.stringify(service.wire.request(JSON.parse(body)));
  const missing = sends && lacks(JSON.parse(mended), sends);
  if (missing === undefined) return mended;
  const why = `${service.package} left out or changed ${missing}, which decides the price or the picture`;
  const message = `The request was not sent: ${why}.`;
  throw new ProviderError(message, { provider: service.id, nothingStarted: true, retryable: false });
}

/** What the service says, as the SDK understands it. */
export function incoming(response: Response, { body, text }: Answer, service: Service, settings: Settings): Response {
  const { status, statusText } = response;
  // These have no body by definition, and Response refuses to give them one.
  const empty = [204, 205, 304].includes(status);
  const mends = service.wire?.answer !== undefined && body !== undefined;
  const spoken = mends ? JSON.stringify(service.wire?.answer?.(body, settings)) : text;
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  return new Response(empty ? null : spoken, { status, statusText, headers });
}

export function answerOf({ status, headers }: Response, text: string): Answer {
  return { status, headers, text, body: parsed(text) };
}

/** `Bearer …` and `Key …` in Authorization; others have a header of their own. */
export function secretsOf(given: RequestInit['headers']): string[] {
  const headers = new Headers(given);
  const values = ['authorization', 'x-key', 'x-goog-api-key'].map((name) => headers.get(name)?.replace(/^\w+ /, ''));
  return values.filter((value) => value !== undefined);
}
