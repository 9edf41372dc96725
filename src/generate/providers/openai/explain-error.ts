import { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { ProviderError, UserError } from '../../../errors.ts';
import { networkError } from '../../../http/network-error.ts';
import { rateResetMs, retryAfterMs } from '../../../http/retry-after.ts';
import type { OpenaiSettings } from './settings.ts';

/** `start` and `extend` are paid requests. */
export type Question = 'start' | 'extend' | 'read';

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
      nothingStarted: question !== 'read' && unsent,
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
  const signs = `${error.code ?? ''} ${error.type ?? ''} ${words}`;
  const paid = question !== 'read';
  if (paid && refusing.has(status) && isModeration(signs)) return moderated(message);
  const hint = mendable(status, signs, question);
  if (hint !== undefined) return new UserError(message, { hint });
  const patience = { ...wait(error), ...(status === 429 && { throttled: true }) };
  if (!paid) return new ProviderError(message, { provider, retryable: passing(status), ...patience });
  if (status === 429) return new ProviderError(message, { provider, nothingStarted: true, ...patience });
  // Refused as it stands: asking again would be refused again.
  if (refused.has(status)) return new ProviderError(message, { provider, nothingStarted: true, retryable: false });
  return new ProviderError(message, { provider });
}

const refused: ReadonlySet<number> = new Set([400, 406, 411, 413, 414, 415, 422, 451]);
// Some gateways pass a content filter's verdict on as 403.
const refusing: ReadonlySet<number> = new Set([...refused, 403]);

/** The service would not even begin. */
function moderated(message: string): ProviderError {
  const hint = 'Change the prompt or the reference picture of this scene.';
  return new ProviderError(message, { provider, nothingStarted: true, retryable: false, refused: 'input', hint });
}

function mendable(status: number, words: string, question: Question): string | undefined {
  if (status === 401 || status === 403) return 'Check the key, and that it may use this model.';
  if (status === 402 || (status === 429 && noMoney.test(words))) return 'Top up the account at this service.';
  if (question === 'read' || (status !== 404 && status !== 405)) return undefined;
  return question === 'start'
    ? 'Check the base URL (it usually ends in /v1) and the name of the model.'
    : 'It has no extensions, or not the clip before this one any more: set providers.openai.extend to false.';
}

/** Whether the same question may be answered another time. */
function passing(status: number): boolean {
  return [408, 409, 425, 429].includes(status) || (status >= 500 && status !== 501);
}

function wait({ headers, status }: APIError): { retryAfterMs?: number } {
  const ms = retryAfterMs(headers) ?? (status === 429 ? rateResetMs(headers) : undefined);
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
