import { ProviderError, UserError, type Refusal } from '../errors.ts';
import { networkError } from '../http/network-error.ts';
import type { Service } from './service-settings.ts';
import { isPage, pageInstead } from './web-page.ts';

/** `start` is the paid request. */
export type Question = 'start' | 'read';

/** An answer that an SDK turned into an error. */
export interface Refused {
  readonly status: number;
  readonly headers: Headers | undefined;
  /** As it came: text, or JSON that was read. */
  readonly body: unknown;
}

/** What a service said with an error, by one who knows its dialect. */
export interface Complaint {
  readonly words: string;
  /** What a person must do before this can work. */
  readonly mend?: string | undefined;
  /** It was refused for what it would show. */
  readonly refused?: Refusal | undefined;
  readonly retryAfterMs?: number | undefined;
  /** Asking again today is in vain. */
  readonly inVain?: boolean | undefined;
  readonly hint?: string | undefined;
}

/** What an error of an SDK means for money and retries. Never carries the error itself: it may quote the key. */
export function explainFailure(
  error: unknown,
  question: Question,
  service: Service,
  listen: (answer: Refused) => Complaint,
): Error {
  if (error instanceof ProviderError || error instanceof UserError) return error;
  const { provider, host } = service;
  const answer = answerIn(error);
  if (answer !== undefined) return answered(answer, question, service, listen(answer));
  const network = networkError(error);
  if (network?.unsent === true) {
    const nothingStarted = question === 'start';
    return new ProviderError(`${host} cannot be reached (${network.code}).`, {
      provider,
      nothingStarted,
      retryable: true,
    });
  }
  const how = isTimeout(error)
    ? 'did not answer in time'
    : network === undefined
      ? `gave an answer that cannot be read (${plain(String(error), service)})`
      : `broke the connection (${network.code})`;
  return new ProviderError(`${host} ${how}.`, { provider, retryable: question === 'read' });
}

function answered(
  { status, body }: Refused,
  question: Question,
  service: Service,
  { words, mend, refused, retryAfterMs, inVain = false, hint }: Complaint,
): Error {
  const { provider, host } = service;
  if (status === 200 && isPage(body)) return pageInstead(provider);
  const message = `${host} answered ${status}: ${plain(words, service)}`;
  const toDo = mend ?? usualMend(status, question);
  if (toDo !== undefined) return new UserError(message, { hint: toDo });
  const throttled = status === 429;
  const details = {
    provider,
    ...(throttled && { throttled }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(hint !== undefined && { hint }),
  };
  if (question === 'read') return new ProviderError(message, { ...details, retryable: true });
  if (throttled) return new ProviderError(message, { ...details, nothingStarted: true, retryable: !inVain });
  if (!refusing.has(status)) return new ProviderError(message, details);
  // Refused as it stands: asking again would be refused again.
  const advice = refused === undefined ? {} : { refused, hint: 'Change the prompt of this scene.' };
  return new ProviderError(message, { ...details, nothingStarted: true, retryable: false, ...advice });
}

const refusing: ReadonlySet<number> = new Set([400, 405, 406, 411, 413, 414, 415, 422, 451]);

function usualMend(status: number, question: Question): string | undefined {
  if (status === 401 || status === 403) return 'Check the key, and that it may use this model.';
  if (status === 402) return 'Top up the account at this service.';
  return question === 'start' && (status === 404 || status === 410)
    ? 'Check the name of the model, which may have been retired, and the base URL.'
    : undefined;
}

/** SDKs keep the status, the headers and the body under these names, and export no common class. */
function answerIn(error: unknown): Refused | undefined {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const headers = 'headers' in error && error.headers instanceof Headers ? error.headers : undefined;
  const body = 'body' in error ? error.body : 'error' in error ? error.error : undefined;
  return { status: error.status, headers, body: body ?? error.message };
}

// Our own limit of time reaches an SDK as a wish of its user.
function isTimeout(error: unknown): boolean {
  return error instanceof Error && /Timeout|Abort/.test(error.name + error.constructor.name);
}

/** In a line, without markup, without the key. */
function plain(words: string, { key }: Service): string {
  const line = words
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  // A server without keys is given any word, which may be part of others.
  return (key.length < 8 ? line : line.replaceAll(key, '[key]')).slice(0, 300);
}
