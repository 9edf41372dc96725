import { networkError } from '../http/network-error.ts';
import type { Claim, ClaimRequest, Ledger, StoredFile } from '../ledger/ledger.ts';
import type { OpenaiService } from '../openai-service/open-service.ts';
import { serviceWords } from '../openai-service/service-words.ts';

/** Something small that a service does for money in one answer: words spoken, or written down. */
export interface Errand extends Pick<ClaimRequest, 'key' | 'label' | 'estimateMicros' | 'platforms' | 'uses'> {
  readonly request: { readonly provider: 'speech' | 'transcription'; readonly model: string };
}

export interface Payer extends Pick<ClaimRequest, 'campaign' | 'run' | 'caps'> {
  readonly ledger: Ledger;
}

interface Doing<T> {
  readonly service: OpenaiService;
  /** The one paid request. */
  readonly ask: () => Promise<T>;
  /** Puts the answer where it belongs. */
  readonly keep: (answer: T) => Promise<StoredFile>;
  /** Whether another process has put it there meanwhile. */
  readonly isThere: () => Promise<boolean>;
}

export type ErrandOutcome = { readonly state: 'done' } | { readonly state: 'failed'; readonly message: string };

// These are done one by one, as many at once as the caller likes.
const limits = {
  account: 'default',
  concurrent: 1000,
  startsPerMinute: 10_000,
  startsPerDay: undefined,
  remote: false,
};

/**
 * Does an errand with its money in the ledger, as a clip's: reserved before the request leaves, and counted as spent
 * unless it is certain that nothing was charged. Such an answer cannot be looked for afterwards, so what was lost on its
 * way is paid, and asking once more is paid once more, within the same caps. Nothing is asked twice by itself.
 */
export async function paidErrand<T>(errand: Errand, payer: Payer, doing: Doing<T>): Promise<ErrandOutcome> {
  const claim = await claimErrand(errand, payer, doing.isThere);
  if (claim === 'done') return { state: 'done' };
  if (claim.action !== 'start') return { state: 'failed', message: refusalOf(claim) };
  const { ledger } = payer;
  const { key, estimateMicros } = errand;
  const { attempt } = claim;
  await ledger.clipSending(key, attempt);
  let answer: T;
  try {
    answer = await doing.ask();
  } catch (error) {
    const words = serviceWords(error, doing.service);
    if (isFree(error)) {
      await ledger.clipReleased(key, attempt);
      return { state: 'failed', message: `${words} Nothing was charged.` };
    }
    return await lose(words);
  }
  try {
    // What it was given goes with the words: an errand has no name of its own at the service.
    await ledger.clipStarted(key, attempt, { id: key });
    await ledger.clipReady(key, attempt, await doing.keep(answer), estimateMicros);
    return { state: 'done' };
  } catch (error) {
    return await lose(error instanceof Error ? error.message : String(error));
  }

  async function lose(words: string): Promise<ErrandOutcome> {
    await ledger.clipFailed(key, attempt, words, estimateMicros);
    return { state: 'failed', message: `${words} Its price counts as spent.` };
  }
}

async function claimErrand(
  errand: Errand,
  { ledger, ...payer }: Payer,
  isThere: () => Promise<boolean>,
): Promise<Claim | 'done'> {
  for (;;) {
    const claim = await ledger.claimClip({ ...errand, ...payer, limits });
    if (claim.action === 'use') {
      if (await isThere()) return 'done';
      await ledger.clipLost(errand.key, claim.record.attempt, 'Its file is gone.');
    } else if (claim.action === 'find' || claim.action === 'resume') {
      const reason = 'An earlier run was stopped before the answer was kept.';
      await ledger.clipFailed(errand.key, claim.attempt, reason, claim.record.reservedMicros);
    } else return claim;
  }
}

function refusalOf(claim: Claim): string {
  if (claim.action === 'over-budget') {
    return `It would go over the cap of ${claim.cap === 'campaign' ? 'the campaign’s budget' : `a ${claim.cap}`}. Nothing was sent.`;
  }
  return 'Another run is at it. Nothing was sent.';
}

/** A service charges for what it does, not for what it refuses; who never heard the question did nothing. */
function isFree(error: unknown): boolean {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  // 408 says that the service gave up waiting: for what, only it knows.
  if (typeof status === 'number') return status >= 400 && status < 500 && status !== 408;
  return networkError(error)?.unsent === true;
}
