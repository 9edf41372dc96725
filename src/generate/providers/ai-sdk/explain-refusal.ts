import { ProviderError, UserError } from '../../../errors.ts';
import { retryAfterMs } from '../../../http/retry-after.ts';
import { hideSecrets } from './hide-secrets.ts';
import { refusalIn } from './moderation.ts';
import type { Answer, Refused, Service } from './service.ts';
import type { Settings } from './settings.ts';
import type { Talk } from './wire.ts';

export interface Circumstances {
  /** `start` is the paid request. */
  readonly question: 'start' | 'read';
  readonly service: Service;
  readonly settings: Settings;
}

const unusable: ReadonlySet<number> = new Set([400, 406, 411, 413, 414, 415, 422, 451]);
const noMoney = /billing|balance|insufficient[ _](?:credit|fund|quota)|out of credits|arrear|top.?up/i;

/** What a service's no means for money and retries. */
export function explainRefusal(
  { status, message: words }: Refused,
  { headers }: Answer,
  { secrets }: Talk<unknown>,
  { question, service: { id: provider }, settings }: Circumstances,
): Error {
  const message = hideSecrets(`${settings.host} answered ${status}: ${words}`, [settings.key, ...secrets]);
  const hint = mendable(status, words, question);
  if (hint !== undefined) return new UserError(message, { hint });
  const ms = retryAfterMs(headers);
  const wait = { ...(ms !== undefined && { retryAfterMs: ms }), ...(status === 429 && { throttled: true }) };
  if (question === 'read') return new ProviderError(message, { provider, retryable: mayPass(status), ...wait });
  if (status === 429) return new ProviderError(message, { provider, nothingStarted: true, ...wait });
  if (!unusable.has(status)) return new ProviderError(message, { provider, ...wait });
  // Refused as it stands: asking again would be refused again.
  const refusal =
    refusalIn(words) === undefined ? {} : { refused: 'input' as const, hint: 'Change the prompt of this scene.' };
  return new ProviderError(message, { provider, nothingStarted: true, retryable: false, ...refusal });
}

function mendable(status: number, words: string, question: Circumstances['question']): string | undefined {
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
function mayPass(status: number): boolean {
  return [408, 409, 425, 429].includes(status) || (status >= 500 && status !== 501);
}
