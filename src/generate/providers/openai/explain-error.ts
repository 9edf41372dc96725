import { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { ProviderError, UserError } from '../../../errors.ts';
import { networkError } from './network-error.ts';
import { retryAfterMs } from './retry-after.ts';
import type { OpenaiSettings } from './settings.ts';

/** `start` is the paid request. */
export type Question = 'start' | 'read';

const provider = 'openai';
const moderation = /moderation|content[ _-]?(?:policy|filter)|sentinel|safety/i;
const noMoney = /quota|billing|balance|insufficient/i;

export function isModeration(text: string): boolean {
  return moderation.test(text);
}

/**
 * What an error of the SDK means for money and retries, when it was not the caller who cancelled. Never carries the error
 * itself: it may quote the key.
 */
export function explainError(error: unknown, question: Question, settings: OpenaiSettings): Error {
  if (error instanceof APIError && typeof error.status === 'number') return answered(error, question, settings);
  const network = networkError(error);
  const unsent = network?.unsent === true;
  return new ProviderError(
    `${settings.host} ${unsent ? `cannot be reached (${network.code})` : broken(error, settings)}.`,
    {
      provider,
      nothingStarted: question === 'start' && unsent,
      retryable: question === 'read' || unsent,
    },
  );
}

function broken(error: unknown, settings: OpenaiSettings): string {
  // Our own limit of time reaches the SDK as a wish of its user.
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) return 'did not answer in time';
  return `broke the connection (${networkError(error)?.code ?? said(error, settings)})`;
}

function answered(error: APIError, question: Question, settings: OpenaiSettings): Error {
  const { status = 0 } = error;
  const words = said(error, settings);
  const message = `${settings.host} answered ${status}: ${words}`;
  const hint = mendable(status, `${error.code ?? ''} ${words}`, question);
  if (hint !== undefined) return new UserError(message, { hint });
  if (question === 'read') return new ProviderError(message, { provider, retryable: passing(status), ...wait(error) });
  if (status === 429) return new ProviderError(message, { provider, nothingStarted: true, ...wait(error) });
  // Refused as it stands: asking again would be refused again.
  if (refused.has(status)) {
    const advice = isModeration(`${error.code ?? ''} ${words}`) ? { hint: 'Change the prompt of this scene.' } : {};
    return new ProviderError(message, { provider, nothingStarted: true, retryable: false, ...advice });
  }
  return new ProviderError(message, { provider });
}

const refused: ReadonlySet<number> = new Set([400, 406, 411, 413, 414, 415, 422, 451]);

function mendable(status: number, words: string, question: Question): string | undefined {
  if (status === 401 || status === 403) return 'Check the key, and that it may use this model.';
  if (status === 402 || (status === 429 && noMoney.test(words))) return 'Top up the account at this service.';
  if (question === 'start' && (status === 404 || status === 405)) {
    return 'Check the base URL (it usually ends in /v1) and the name of the model.';
  }
  return undefined;
}

/** Whether the same question may be answered another time. */
function passing(status: number): boolean {
  return [408, 409, 425, 429].includes(status) || (status >= 500 && status !== 501);
}

function wait({ headers }: APIError): { retryAfterMs?: number } {
  const ms = retryAfterMs(headers);
  return ms === undefined ? {} : { retryAfterMs: ms };
}

/** The service's words: in a line, without markup, without the key. */
function said(error: unknown, { key }: OpenaiSettings): string {
  const body: unknown = error instanceof APIError ? error.error : undefined;
  const fromBody = typeof body === 'object' && body !== null && 'message' in body ? body.message : undefined;
  const text = typeof fromBody === 'string' ? fromBody : error instanceof Error ? error.message : String(error);
  const line = text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  // A server without keys is given any word, which may be part of others.
  return (key.length < 8 ? line : line.replaceAll(key, '[key]')).slice(0, 300);
}
