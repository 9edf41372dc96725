import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import pLimit, { type LimitFunction } from 'p-limit';
import { ExitCode } from '../errors.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Accounts } from '../publish/accounts/open-accounts.ts';
import { checkFiles } from '../publish/finished-video.ts';
import { keepLease } from '../publish/keep-lease.ts';
import { lastWords } from '../publish/last-words.ts';
import type { Post } from '../publish/post.ts';
import type { PostOutcome } from '../publish/post-outcome.ts';
import type { PublishContext } from '../publish/publish-context.ts';
import type { PublishEvent } from '../publish/publish-event.ts';
import { defaultPatience, type PublishPatience } from '../publish/publish-patience.ts';
import type { Errand } from '../publish/publish-post.ts';
import { RefusedError } from '../publish/refused-error.ts';
import { postName } from '../publish/show-post.ts';
import type { Publishers } from '../publish/registry.ts';
import type { Clock } from '../clock.ts';
import type { IsAlive } from '../ledger/run-rows.ts';
import { withRunLog } from '../with-run-log.ts';
import type { Workspace } from '../workspace.ts';
import { openPublishers } from './open-publishers.ts';
import { runErrand } from './run-errand.ts';
import { whyUnapproved } from './why-unapproved.ts';

export interface PublishOptions {
  readonly accounts: Accounts;
  readonly publishers: Publishers;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** 0 to 1; spreads retries. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly emit: (event: PublishEvent) => void;
  readonly pid: number;
  readonly patience?: Partial<PublishPatience>;
  readonly isAlive?: IsAlive;
}

export interface PublishResult {
  readonly run: string;
  readonly outcomes: readonly PostOutcome[];
  readonly warnings: readonly string[];
  readonly exitCode: ExitCode;
}

/** Brings posts out, each at most once ever, and goes on with what earlier runs have begun. */
export async function publishCampaign(
  workspace: Workspace,
  errands: { readonly send: readonly Errand[]; readonly hold: readonly Errand[] },
  options: PublishOptions,
): Promise<PublishResult> {
  const { clock, isAlive } = options;
  const now = () => new Date(clock.now());
  const ledger = await openLedger(workspace.folders.ledger, { now, ...(isAlive && { isAlive }) });
  const run = randomUUID();
  const ended = new AbortController();
  let exitCode: ExitCode = ExitCode.failed;
  try {
    await ledger.beginRun({ id: run, campaign: workspace.plan.campaign, pid: options.pid, host: hostname() });
    // Accepted now: a later run may send them a little after their time.
    for (const errand of [...errands.hold, ...errands.send]) await ledger.planPost(errand);
    const finished = await withRunLog(workspace, { run, now: () => clock.now() }, async (log) => {
      const emit = (event: PublishEvent): void => {
        log.event(event);
        options.emit(event);
      };
      const warnings: string[] = [];
      const context = contextOf({
        workspace,
        ledger,
        run,
        options: { ...options, emit },
        ended: ended.signal,
        warnings,
      });
      emit({ type: 'publish-started', run, campaign: workspace.plan.campaign, posts: errands.send.length });
      const outcomes = await Promise.all(errands.send.map((errand) => runErrand(errand, context)));
      for (const { post, result } of outcomes) if ('cause' in result) log.error(postName(post), result.cause);
      const code = exitCodeOf(outcomes, options.signal.aborted);
      emit({ type: 'publish-finished', run, ...summaryOf(outcomes, code) });
      return { run, outcomes, warnings, exitCode: code };
    });
    exitCode = finished.exitCode;
    return finished;
  } finally {
    ended.abort();
    await ledger.endRun(run, exitCode === 0 ? 'done' : exitCode === 130 ? 'interrupted' : 'failed');
    await ledger.close();
  }
}

interface ContextParts {
  readonly workspace: Workspace;
  readonly ledger: Ledger;
  readonly run: string;
  readonly options: PublishOptions;
  readonly ended: AbortSignal;
  readonly warnings: string[];
}

const uploadsAtOnce = 4;

function contextOf({ workspace, ledger, run, options, ended, warnings }: ContextParts): PublishContext {
  const { accounts, publishers, fetch, clock, random, signal, emit } = options;
  const lease = keepLease({ run, ledger, clock, ended });
  const open = openPublishers({
    accounts,
    publishers,
    fetch,
    now: () => clock.now(),
    hide: workspace.vault.hide,
    beforeSending: lease.check,
  });
  return {
    run,
    ledger,
    publisher: async ({ service, account: name }) => {
      const connection = await accounts.get(service, name);
      if (connection === undefined) throw new RefusedError(`The account ${service}/${name} is no longer connected.`);
      return await open(connection.account);
    },
    mayGoOut: (post) => mayGoOut(post, workspace, ledger),
    checkLease: lease.check,
    uploads: pLimit(uploadsAtOnce),
    turn: turns(),
    clock,
    random,
    signal,
    lastWords: lastWords(signal, clock, ended),
    patience: { ...defaultPatience, ...options.patience },
    emit,
    warn(message) {
      warnings.push(message);
      emit({ type: 'warning', message });
    },
  };
}

async function mayGoOut(post: Post, { project, plan }: Workspace, ledger: Ledger): Promise<void> {
  const why = whyUnapproved(post, project.campaign, await ledger.approvals(plan.campaign));
  if (why !== undefined) throw new RefusedError(why);
  await checkFiles(post);
}

/** One at a time on each account. */
function turns(): PublishContext['turn'] {
  const limits = new Map<string, LimitFunction>();
  return ({ service, accountId }) => {
    const id = `${service} ${accountId}`;
    const limit = limits.get(id) ?? pLimit(1);
    limits.set(id, limit);
    return limit;
  };
}

function exitCodeOf(outcomes: readonly PostOutcome[], stopped: boolean): ExitCode {
  const some = (...states: PostOutcome['result']['state'][]) =>
    outcomes.some(({ result }) => states.includes(result.state));
  if (stopped && some('interrupted')) return ExitCode.interrupted;
  if (some('failed', 'pending', 'unknown', 'interrupted')) return ExitCode.failed;
  return some('refused') ? ExitCode.refused : ExitCode.done;
}

const outcomeWords = { 0: 'done', 1: 'failed', 2: 'failed', 3: 'refused', 130: 'interrupted' } as const;

function summaryOf(outcomes: readonly PostOutcome[], exitCode: ExitCode) {
  const published = outcomes.filter(({ result }) => result.state === 'published').length;
  return { outcome: outcomeWords[exitCode], published, failed: outcomes.length - published };
}
