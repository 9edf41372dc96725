import { ProviderError, UserError } from '../../../errors.ts';
import { isPage, pageInstead } from '../../web-page.ts';
import { networkError } from '../../../http/network-error.ts';
import { type Circumstances, explainRefusal } from './explain-refusal.ts';
import { hideSecrets } from './hide-secrets.ts';
import type { Answer, Refused, Service } from './service.ts';
import type { Talk } from './wire.ts';
import { oneLine, wordsOf } from './words-of.ts';

/**
 * What a failed call means for money and retries, told from what went over the wire. Never carries the SDK's error: it
 * holds the whole request, and may quote the key.
 */
export function explainError(talk: Talk<unknown>, about: Circumstances): Error {
  const { question, service, settings } = about;
  const { id: provider } = service;
  const { error, failure, answer, sent, timedOut } = talk;
  if (failure instanceof ProviderError || failure instanceof UserError) return failure;
  const read = question === 'read';
  const network = networkError(failure ?? error);
  // A token that Google's own library could not fetch is a request that never left, too.
  if (!sent && !timedOut) return unsent(talk, offline.test(network?.code ?? ''), about);
  if (timedOut) return new ProviderError(`${settings.host} did not answer in time.`, { provider, retryable: read });
  if (failure !== undefined || answer === undefined) {
    const proven = network?.unsent === true;
    const how = proven ? `cannot be reached (${network.code})` : `broke the connection (${network?.code ?? 'unknown'})`;
    const nothingStarted = !read && proven;
    return new ProviderError(`${settings.host} ${how}.`, { provider, nothingStarted, retryable: read || proven });
  }
  const refused = refusedIn(answer, service);
  return refused === undefined ? notUnderstood(answer, talk, about) : explainRefusal(refused, answer, talk, about);
}

/** The refusal in an answer, by its status or, where a service wraps it into a success, by its words. */
export function refusedIn({ status, body, text }: Answer, { wire }: Service): Refused | undefined {
  if (status >= 300) return { status, message: wordsOf(body, text) };
  return wire?.refused?.(body);
}

// Not every code is the network's: a file of credentials may be missing, too.
const offline = /^(?:ECONN|ENOTFOUND|EAI_|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EPIPE|UND_ERR_)/;

function unsent({ error, secrets }: Talk<unknown>, passing: boolean, { service, settings }: Circumstances): Error {
  const words = hideSecrets(oneLine(error instanceof Error ? error.message : String(error)), [
    settings.key,
    ...secrets,
  ]);
  const message = `${settings.host} was not asked: ${words}`;
  // AI_…: the SDK refuses an option. Anything else comes from whoever was to let us in.
  const ours = error instanceof Error && error.name.startsWith('AI_');
  if (service.withoutKey !== undefined && !ours && !passing) {
    return new UserError(message, { hint: service.withoutKey });
  }
  return new ProviderError(message, { provider: service.id, nothingStarted: true, retryable: passing });
}

function notUnderstood(
  { text }: Answer,
  { secrets }: Talk<unknown>,
  { question, service: { id }, settings }: Circumstances,
): Error {
  if (isPage(text)) return pageInstead(id);
  const shown = hideSecrets(oneLine(text).slice(0, 200), [settings.key, ...secrets]);
  const message = `${settings.host} gave an answer that says nothing: ${shown || 'an empty one'}`;
  return new ProviderError(message, { provider: id, retryable: question === 'read' });
}
