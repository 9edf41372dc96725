import { ProviderError, UserError } from '../../../errors.ts';
import { networkError } from '../../network-error.ts';
import { retryAfterMs } from '../../retry-after.ts';
import { hideSecrets } from './hide-secrets.ts';
import { refusalIn } from './moderation.ts';
import type { Answer, Refused, Service } from './service.ts';
import type { Settings } from './settings.ts';
import type { Talk } from './wire.ts';
import { oneLine, wordsOf } from './words-of.ts';

/** `start` is the paid request. */
export type Question = 'start' | 'read';

interface Case {
  readonly question: Question;
  readonly service: Service;
  readonly settings: Settings;
}

/**
 * What a failed call means for money and retries, told from what went over the wire. Never carries the SDK's error: it
 * holds the whole request, and may quote the key.
 */
export function explainError(talk: Talk<unknown>, about: Case): Error {
  const { question, service, settings } = about;
  const { id: provider } = service;
  const { error, failure, answer, sent, timedOut } = talk;
  if (failure instanceof ProviderError || failure instanceof UserError) return failure;
  const read = question === 'read';
  const network = networkError(failure ?? error);
  // A token that Google's own library could not fetch is a request that never left, too.
  if (!sent && !timedOut) return unsent(talk, network?.code, about);
  if (timedOut) return new ProviderError(`${settings.host} did not answer in time.`, { provider, retryable: read });
  if (failure !== undefined || answer === undefined) {
    const proven = network?.unsent === true;
    const how = proven ? `cannot be reached (${network.code})` : `broke the connection (${network?.code ?? 'unknown'})`;
    const nothingStarted = !read && proven;
    return new ProviderError(`${settings.host} ${how}.`, { provider, nothingStarted, retryable: read || proven });
  }
  const refused = refusedIn(answer, service);
  return refused === undefined ? notUnderstood(answer, talk, about) : answered(refused, answer, talk, about);
}

/** The refusal in an answer, by its status or, where a service wraps it into a success, by its words. */
export function refusedIn({ status, body, text }: Answer, { wire }: Service): Refused | undefined {
  if (status >= 300) return { status, message: wordsOf(body, text) };
  return wire?.refused?.(body);
}

function unsent({ error, secrets }: Talk<unknown>, code: string | undefined, { service, settings }: Case): Error {
  const words = hideSecrets(oneLine(error instanceof Error ? error.message : String(error)), [
    settings.key,
    ...secrets,
  ]);
  const message = `${settings.host} was not asked: ${words}`;
  // AI_…: the SDK refuses an option. Anything else comes from whoever was to let us in.
  const ours = error instanceof Error && error.name.startsWith('AI_');
  if (service.withoutKey !== undefined && !ours && code === undefined) {
    return new UserError(message, { hint: service.withoutKey });
  }
  return new ProviderError(message, { provider: service.id, nothingStarted: true, retryable: code !== undefined });
}

const unusable: ReadonlySet<number> = new Set([400, 406, 411, 413, 414, 415, 422, 451]);
const noMoney = /billing|balance|insufficient[ _](?:credit|fund|quota)|out of credits|arrear|top.?up/i;

function answered(
  { status, message: words }: Refused,
  { headers }: Answer,
  { secrets }: Talk<unknown>,
  { question, service: { id: provider }, settings }: Case,
): Error {
  const message = hideSecrets(`${settings.host} answered ${status}: ${words}`, [settings.key, ...secrets]);
  const hint = mendable(status, words, question);
  if (hint !== undefined) return new UserError(message, { hint });
  const ms = retryAfterMs(headers);
  const wait = { ...(ms !== undefined && { retryAfterMs: ms }), ...(status === 429 && { throttled: true }) };
  if (question === 'read') return new ProviderError(message, { provider, retryable: passing(status), ...wait });
  if (status === 429) return new ProviderError(message, { provider, nothingStarted: true, ...wait });
  if (!unusable.has(status)) return new ProviderError(message, { provider, ...wait });
  // Refused as it stands: asking again would be refused again.
  const refusal =
    refusalIn(words) === undefined ? {} : { refused: 'input' as const, hint: 'Change the prompt of this scene.' };
  return new ProviderError(message, { provider, nothingStarted: true, retryable: false, ...refusal });
}

function mendable(status: number, words: string, question: Question): string | undefined {
  // fal answers 403 when an account is empty, Alibaba 400 (Arrearage).
  if (status === 402 || (status >= 400 && status < 500 && noMoney.test(words)))
    return 'Top up the account at this service.';
  if (status === 401 || status === 403) return 'Check the key, and that it may use this model.';
  if (status >= 300 && status < 400) return 'Check the base URL: the service answers from somewhere else.';
  if (question === 'start' && (status === 404 || status === 405))
    return 'Check the name of the model and the base URL.';
  return undefined;
}

/** Whether the same question may be answered another time. */
function passing(status: number): boolean {
  return [408, 409, 425, 429].includes(status) || (status >= 500 && status !== 501);
}

function notUnderstood(
  { text }: Answer,
  { secrets }: Talk<unknown>,
  { question, service: { id }, settings }: Case,
): Error {
  // No service here answers with a page: the request has reached something else, such as a log-in.
  if (/^\s*</.test(text)) {
    const hint = `Check providers.${id}.baseUrl in reelmill.config.yaml, and that no log-in page stands between.`;
    return new UserError(`A web page came where ${settings.host} was asked.`, { hint });
  }
  const shown = hideSecrets(oneLine(text).slice(0, 200), [settings.key, ...secrets]);
  const message = `${settings.host} gave an answer that says nothing: ${shown || 'an empty one'}`;
  return new ProviderError(message, { provider: id, retryable: question === 'read' });
}
