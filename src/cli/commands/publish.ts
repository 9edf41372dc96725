import { ExitCode, UserError } from '../../errors.ts';
import { refuseWords } from '../../moderate/refuse-words.ts';
import { openLedgerIfPresent } from '../../ledger/open-ledger.ts';
import { accountsFolder } from '../../publish/accounts/accounts-folder.ts';
import { type Accounts, openAccounts } from '../../publish/accounts/open-accounts.ts';
import { expiryWarning } from '../../publish/accounts/expiry.ts';
import { knownPublishers, type Publishers } from '../../publish/registry.ts';
import { openPublishers } from '../../posting/open-publishers.ts';
import { preparePosts } from '../../posting/prepare-posts.ts';
import type { Prospect } from '../../posting/prospect.ts';
import { publishCampaign, type PublishResult } from '../../posting/publish-campaign.ts';
import { systemClock } from '../../clock.ts';
import { openWorkspace, type Workspace } from '../../workspace.ts';
import { confirm } from '../confirm.ts';
import { count, usd } from '../format.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { paintFor } from '../paint.ts';
import { createPublishReporter } from '../progress/publish-reporter.ts';
import { prospectName, prospectText, standingWords } from '../prospect-text.ts';
import { shortenPaths } from '../shorten-paths.ts';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';
import { hang } from '../wrap.ts';

export interface PublishCommandOptions {
  readonly only?: readonly string[] | undefined;
  readonly account?: readonly string[] | undefined;
  readonly out?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly again?: boolean | undefined;
  readonly wait?: boolean | undefined;
  readonly now?: boolean | undefined;
  readonly allowAnimatic?: boolean | undefined;
  readonly yes?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Brings out what is approved, each post once, and says what waits for whom. */
export async function publish(
  file: string,
  options: PublishCommandOptions,
  terminal: Terminal,
  publishers: Publishers = knownPublishers,
): Promise<ExitCode> {
  const { env, redactor, cwd, now } = terminal;
  const workspace = await openWorkspace(file, { env, redactor, cwd, only: options.only, out: options.out, now });
  refuseWords(workspace.plan.campaign, workspace.forbidden);
  const accounts = openAccounts(accountsFolder(env), { fetch, now, ...(redactor && { onSecrets: redactor.add }) });
  showWarnings(await endings(accounts, now()), terminal);
  const reporter = createPublishReporter(terminal, options);
  const { signal, stop } = listenForInterrupt(terminal, reporter);
  try {
    const prospects = await prepare(workspace, options, { accounts, publishers, now, signal });
    if (options.dryRun) return showDry(workspace, prospects, options, terminal);
    refuseMistakes(prospects);
    await agree(prospects, options, terminal);
    const errands = {
      send: prospects.flatMap(({ standing }) => (isCarriedOut(standing) ? [standing.errand] : [])),
      hold: prospects.flatMap(({ standing }) => (standing.state === 'held' ? [standing.errand] : [])),
    };
    const tools = { accounts, publishers, fetch, clock: systemClock, random: Math.random, signal, pid: terminal.pid };
    const isNeeded = errands.send.length + errands.hold.length > 0;
    const result = isNeeded ? await publishCampaign(workspace, errands, { ...tools, emit: reporter.emit }) : undefined;
    reporter.stop();
    if (!options.json) showEnd(prospects, result, terminal);
    return exitCodeOf(prospects, result);
  } finally {
    reporter.stop();
    stop();
  }
}

async function endings(accounts: Accounts, now: number): Promise<string[]> {
  const connections = await accounts.list();
  return connections.flatMap(
    ({ account: { service, name }, endsAt }) => expiryWarning({ service, name, endsAt }, now) ?? [],
  );
}

interface Tools {
  readonly accounts: Accounts;
  readonly publishers: Publishers;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

async function prepare(
  workspace: Workspace,
  { account = [], again = false, wait = false, now: atOnce = false, allowAnimatic = false }: PublishCommandOptions,
  { accounts, publishers, now, signal }: Tools,
): Promise<Prospect[]> {
  const ledger = await openLedgerIfPresent(workspace.folders.ledger, { now: () => new Date(now()) });
  try {
    const publisher = openPublishers({ accounts, publishers, fetch, now, hide: workspace.vault.hide });
    const services = publishers.ids;
    const wishes = { account, again, wait, atOnce, allowAnimatic };
    return await preparePosts(workspace, ledger, { accounts, services, publisher, ...wishes, now, signal });
  } finally {
    await ledger?.close();
  }
}

function showDry(
  { plan }: Workspace,
  prospects: readonly Prospect[],
  { json }: PublishCommandOptions,
  { stdout, env, now }: Terminal,
): ExitCode {
  if (json) stdout.write(`${JSON.stringify({ campaign: plan.campaign, posts: prospects }, undefined, 2)}\n`);
  else {
    const options = { paint: paintFor(stdout, env), width: stdout.columns, now: now() };
    stdout.write(`${prospectText(plan.campaign, prospects, options).join('\n')}\n`);
  }
  return exitCodeOf(prospects, undefined);
}

const ofState = (prospects: readonly Prospect[], state: Prospect['standing']['state']) =>
  prospects.filter(({ standing }) => standing.state === state);

const isCarriedOut = (standing: Prospect['standing']) => standing.state === 'send' || standing.state === 'unfinished';

function refuseMistakes(prospects: readonly Prospect[]): void {
  const mistakes = ofState(prospects, 'mistake');
  if (mistakes.length === 0) return;
  const lines = mistakes.map((prospect) => `- ${prospectName(prospect)}: ${standingWords(prospect.standing, 0)}`);
  throw new UserError('Nothing was sent.', {
    hint: [...new Set(lines), 'Mend this, or leave it out with --only.'].join('\n'),
  });
}

/** What the world sees is never sent by surprise: a person says yes, a script says --yes. */
async function agree(
  prospects: readonly Prospect[],
  { yes }: PublishCommandOptions,
  terminal: Terminal,
): Promise<void> {
  const sending = ofState(prospects, 'send');
  if (sending.length === 0 || yes) return;
  const where = [...new Set(sending.map(({ service, account }) => `${service}/${account}`))].join(', ');
  const cost = sending.reduce((sum, { prepared }) => sum + (prepared?.costUsd ?? 0), 0);
  const question = `Publish ${count(sending.length, 'post')} on ${where}${cost > 0 ? ` for ${usd(cost)}` : ''}?`;
  if (await confirm(question, terminal)) return;
  throw new UserError(`This would publish ${count(sending.length, 'post')} on ${where}; nothing was sent.`, {
    exitCode: ExitCode.refused,
    hint: 'Run it again with --yes to agree; --dry-run shows each of them.',
  });
}

/** What was not sent, and why; what was has been said already. */
function showEnd(
  prospects: readonly Prospect[],
  result: PublishResult | undefined,
  { stderr, env, cwd, now }: Terminal,
): void {
  const paint = paintFor(stderr, env);
  const rest = prospects.filter(({ standing }) => !isCarriedOut(standing));
  const lines = rest.map((prospect) => {
    const mark = prospect.standing.state === 'live' ? paint('green', '✓') : paint('yellow', '-');
    const words = shortenPaths(standingWords(prospect.standing, now()), cwd);
    return hang(`${mark} ${prospectName(prospect)}\n${words}`, 2, stderr.columns);
  });
  const published = result?.outcomes.filter((one) => one.result.state === 'published').length ?? 0;
  const left = (result?.outcomes.length ?? 0) - published;
  const parts = [`${count(published, 'post')} out`, ...(left > 0 ? [paint('red', `${left} not`)] : [])];
  const advice =
    result?.exitCode === ExitCode.interrupted
      ? ['Stopped. Run `reelmill publish` again, without --again, to go on.']
      : [];
  const end = result === undefined || result.outcomes.length === 0 ? 'Nothing was sent.' : parts.join(', ');
  stderr.write(`${[...lines, end, ...advice].join('\n')}\n`);
}

function exitCodeOf(prospects: readonly Prospect[], result: PublishResult | undefined): ExitCode {
  if (ofState(prospects, 'mistake').length > 0) return ExitCode.mistake;
  const code = result?.exitCode ?? ExitCode.done;
  if (code !== ExitCode.done) return code;
  if (ofState(prospects, 'unknown').length > 0) return ExitCode.failed;
  return ofState(prospects, 'refused').length > 0 ? ExitCode.refused : ExitCode.done;
}
