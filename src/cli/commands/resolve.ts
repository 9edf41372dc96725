import { ExitCode, UserError } from '../../errors.ts';
import type { ClipRecord, Ledger } from '../../ledger/ledger.ts';
import { OperationTakenError } from '../../ledger/operation-taken-error.ts';
import { StaleClaimError } from '../../ledger/stale-claim-error.ts';
import type { Operation } from '../../operation.ts';
import { findPost } from '../../publish/resolve-post.ts';
import { clipName } from '../clip-name.ts';
import { confirm } from '../confirm.ts';
import { usd } from '../format.ts';
import { paintFor } from '../paint.ts';
import { pickUnknown } from '../pick-unknown.ts';
import { type ProjectLedger, withProjectLedger } from '../project-ledger.ts';
import type { Terminal } from '../terminal.ts';
import { typed } from '../typed.ts';
import { hang } from '../wrap.ts';
import { type ResolvePostOptions, resolvePostCommand } from './resolve-post.ts';

interface ResolveOptions extends ResolvePostOptions {
  readonly attach?: string | undefined;
  /** US dollars. */
  readonly cost?: number | undefined;
  readonly campaign?: string | undefined;
}

/** What a person says became of a clip, and what is done then. */
interface Resolution {
  readonly question: string;
  readonly done: string;
  readonly write: (ledger: Ledger) => Promise<void>;
}

/** Takes a person's word for what became of a clip or a post that nobody knows of. */
export async function resolve(name: string, options: ResolveOptions, terminal: Terminal): Promise<ExitCode> {
  const { stderr, env } = terminal;
  return await withProjectLedger(terminal, async (project) => {
    const { ledger } = project;
    const post = findPost(await ledger.posts(options.campaign), name);
    if (post !== undefined) return await resolvePostCommand(post, ledger, options, terminal);
    checkOptions(name, options);
    const clip = await pickUnknown(name, options.campaign, ledger);
    const { question, done, write } = await resolutionOf(clip, options, project, terminal);
    if (!options.yes && !(await confirm(question, terminal))) {
      throw new UserError('Nothing was changed.', {
        exitCode: ExitCode.refused,
        hint: 'Run it again with --yes to agree.',
      });
    }
    await write(ledger).catch(explain);
    stderr.write(`${hang(`${paintFor(stderr, env)('green', '✓')} ${done}`, 2, stderr.columns)}\n`);
    return ExitCode.done;
  });
}

function checkOptions(name: string, { attach, abandon, retry, cost }: ResolveOptions): void {
  const ways = [attach !== undefined, abandon === true, retry === true].filter(Boolean).length;
  const short = `reelmill resolve ${typed(name)}`;
  const hint = [
    `${short} --attach ID   it was started, and this is what the service calls it`,
    `${short} --abandon     it was started, and nothing will come of it`,
    `${short} --retry       it was never started`,
  ].join('\n');
  if (ways !== 1) throw new UserError(`Say what became of ${name}${ways > 1 ? ', and only one thing' : ''}.`, { hint });
  if (cost !== undefined && abandon !== true) throw new UserError('--cost belongs to --abandon.', { hint });
}

async function resolutionOf(
  clip: ClipRecord,
  { attach, abandon, cost }: ResolveOptions,
  project: ProjectLedger,
  terminal: Terminal,
): Promise<Resolution> {
  if (attach !== undefined) return attached(clip, await operationOf(clip, attach, project, terminal));
  return abandon === true ? abandoned(clip, cost) : released(clip);
}

function attached(clip: ClipRecord, operation: Operation): Resolution {
  const { key, attempt, provider } = clip;
  return {
    question: `Attach ${operation.id} of ${provider} to ${clipName(clip)}?`,
    done: `${clipName(clip)} is in the making as ${operation.id}: the next run fetches it.`,
    write: (ledger) => ledger.clipStarted(key, attempt, operation),
  };
}

function abandoned(clip: ClipRecord, cost: number | undefined): Resolution {
  const { key, attempt, reservedMicros } = clip;
  const spentMicros = cost === undefined ? reservedMicros : Math.round(cost * 1_000_000);
  const spent = `${usd(spentMicros / 1_000_000)} counts as spent`;
  const why = cost === undefined ? ' (all that was reserved; --cost says otherwise)' : '';
  return {
    question: `Give ${clipName(clip)} up? ${spent}${why}.`,
    done: `${clipName(clip)} is given up, and ${spent}${why}. The next run makes it anew.`,
    write: (ledger) => ledger.clipFailed(key, attempt, 'A person gave it up.', spentMicros),
  };
}

function released(clip: ClipRecord): Resolution {
  const { key, attempt, provider, reservedMicros } = clip;
  return {
    question: `Start ${clipName(clip)} again? If ${provider} did begin it, it is paid for twice.`,
    done: `${clipName(clip)} was never started: ${usd(reservedMicros / 1_000_000)} is free again, and the next run starts it.`,
    write: (ledger) => ledger.clipReleased(key, attempt),
  };
}

/** Asks the service, so that a slip of the pen does not become a clip that is lost. */
async function operationOf(
  clip: ClipRecord,
  id: string,
  { config, env }: ProjectLedger,
  { redactor }: Terminal,
): Promise<Operation> {
  const [{ providers }, { findMedia }, { openVault }] = await Promise.all([
    import('../../run-campaign.ts'),
    import('../../workspace.ts'),
    import('../../secrets/vault.ts'),
  ]);
  const media = () => findMedia(env, config);
  const open = providers({ project: { config }, media, env, vault: openVault(env, redactor) });
  const provider = await open(clip.provider);
  const operation = provider.attach?.(id, clip.request) ?? { id };
  const status = await provider.status(operation, AbortSignal.timeout(60_000)).catch((error: unknown) => {
    if (error instanceof UserError) throw error;
    throw unconfirmed(clip, id, error instanceof Error ? error.message : String(error));
  });
  if (status.state === 'failed' && status.reason === 'expired') throw unconfirmed(clip, id, status.message);
  return operation;
}

function unconfirmed({ provider }: ClipRecord, id: string, message: string): UserError {
  return new UserError(`${provider} does not confirm ${id}: ${message}`, {
    hint: 'Check the id, and run it again. Nothing was changed.',
  });
}

function explain(error: unknown): never {
  if (error instanceof OperationTakenError) {
    throw new UserError(error.message, { hint: 'Look for another one. Nothing was changed.', cause: error });
  }
  if (error instanceof StaleClaimError) {
    throw new UserError('A run has changed this clip meanwhile.', { hint: 'Look at it again.', cause: error });
  }
  throw error;
}
