import { ProviderError, UserError } from '../errors.ts';
import type { ClipStatus, VideoProvider } from '../generate/provider.ts';
import type { Operation } from '../operation.ts';
import { createAgenda, type Item } from './agenda.ts';
import { withOwnSignal } from './own-signal.ts';
import { backOff } from '../back-off.ts';
import { type Patience } from './patience.ts';
import { firstPollDelay, pollDelay } from './poll-delay.ts';
import type { RunTools } from './run-tools.ts';

export type Verdict = Exclude<ClipStatus, { state: 'running' }>;

/** Looks at the clips that one provider has in the making. */
export interface Poller {
  /** Resolves with the provider's verdict. Errors are no verdict; it rejects when too many come in a row, or when it takes too long. */
  watch(operation: Operation, options: WatchOptions): Promise<Verdict>;
  /** Looks at that clip at once. */
  nudge(operation: string): void;
}

interface WatchOptions {
  readonly model: string;
  /** Whether it has only just been started: then the first look has time. */
  readonly isNew: boolean;
  readonly onProgress: (fraction: number | undefined) => void;
}

interface Watch extends Item, WatchOptions {
  readonly operation: Operation;
  readonly since: number;
  errors: number;
  /** Told to look while a look was under way, which may have come too early. */
  nudged: boolean;
  readonly resolve: (verdict: Verdict) => void;
  readonly reject: (reason: unknown) => void;
}

// No service says how many looks it takes. These are fewer than the starts that any of them allows by the minute would
// need at a usual pace, and few enough that ten thousand clips are no storm: they wait for their turn.
const pollsAtOnce = 8;
const everyMs = 20;

/** Some connections never answer (seen behind proxies, and in the SDK of xAI): such a look counts as an error. */
const answerMs = 120_000;

type PollerTools = Pick<RunTools, 'clock' | 'random' | 'signal'>;

export function createPoller(provider: VideoProvider, tools: PollerTools, patience: Patience): Poller {
  const { clock, random, signal } = tools;
  const { pollMs, deadlineMs = patience.deadlineMs } = provider;
  const watches = new Set<Watch>();
  const soonest = new Map<string, number>();
  const pace = { atOnce: pollsAtOnce, everyMs: Math.min(everyMs, pollMs) };
  const agenda = createAgenda<Watch>({ clock, signal, ...pace, serve: look });
  signal.addEventListener('abort', () => watches.forEach((watch) => giveUp(watch, signal.reason)), { once: true });

  async function look(watch: Watch): Promise<void> {
    watch.nudged = false;
    try {
      const status = await ask(watch.operation);
      watch.errors = 0;
      if (status.state !== 'running') return settle(watch, status);
      watch.onProgress(status.progress);
      const late = new Error(`${provider.id} was not done after ${Math.round(deadlineMs / 60_000)} minutes`);
      return lookAgain(watch, pollDelay(clock.now() - watch.since, pollMs, random), late);
    } catch (error) {
      return afterError(watch, error);
    }
  }

  function ask(operation: Operation): Promise<ClipStatus> {
    return withOwnSignal(signal, async (own) => {
      const tooLong = clock.sleep(answerMs, own).then(() => {
        const message = `no answer within ${answerMs / 1000} seconds`;
        throw new ProviderError(message, { provider: provider.id, retryable: true });
      });
      return await Promise.race([provider.status(operation, own), tooLong]);
    });
  }

  function afterError(watch: Watch, error: unknown): void {
    watch.errors += 1;
    if (signal.aborted) return giveUp(watch, signal.reason);
    if (error instanceof UserError || watch.errors >= patience.polls) return giveUp(watch, error);
    const delay = backOff(watch.errors, error, random);
    const meantForAll = error instanceof ProviderError && (error.throttled || error.retryAfterMs !== undefined);
    if (meantForAll) agenda.pause(Math.min(clock.now() + delay, watch.since + deadlineMs));
    return lookAgain(watch, delay, error);
  }

  /** Unless its time is up: then the clip is left to the next run. */
  function lookAgain(watch: Watch, delay: number, reason: unknown): void {
    const now = clock.now();
    const deadline = watch.since + deadlineMs;
    if (now >= deadline) giveUp(watch, reason);
    else agenda.put(watch, watch.nudged ? 0 : Math.min(now + delay, deadline));
  }

  function settle(watch: Watch, verdict: Verdict): void {
    watches.delete(watch);
    if (watch.isNew && verdict.state === 'succeeded') {
      const took = clock.now() - watch.since;
      soonest.set(watch.model, Math.min(took, soonest.get(watch.model) ?? took));
    }
    watch.resolve(verdict);
  }

  function giveUp(watch: Watch, reason: unknown): void {
    watches.delete(watch);
    watch.reject(reason);
  }

  return {
    watch(operation, options) {
      if (signal.aborted) return Promise.reject(signal.reason);
      const { promise, resolve, reject } = Promise.withResolvers<Verdict>();
      const watch = { ...options, operation, since: clock.now(), due: 0, errors: 0, nudged: false, resolve, reject };
      watches.add(watch);
      const delay = options.isNew ? firstPollDelay(soonest.get(options.model), pollMs) : 0;
      agenda.put(watch, clock.now() + delay);
      return promise;
    },
    nudge(operation) {
      for (const watch of watches) {
        if (watch.operation.id !== operation) continue;
        watch.nudged = true;
        if (watch.due !== Infinity) agenda.put(watch, 0);
      }
    },
  };
}
