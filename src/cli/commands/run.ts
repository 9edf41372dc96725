import { relative } from 'node:path';
import { ExitCode, UserError } from '../../errors.ts';
import { type CampaignResult, runCampaign } from '../../run-campaign.ts';
import { openWorkspace, type Workspace } from '../../workspace.ts';
import { confirm } from '../confirm.ts';
import { count, duration, usd } from '../format.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { paintFor } from '../paint.ts';
import { createReporter } from '../progress/reporter.ts';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';
import { plan } from './plan.ts';

export interface RunCommandOptions {
  readonly only: readonly string[];
  readonly provider?: string | undefined;
  readonly out?: string | undefined;
  readonly concurrency?: number | undefined;
  readonly dryRun?: boolean | undefined;
  readonly yes?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Makes what is new, shows how it goes, and says where to look. */
export async function run(file: string, options: RunCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const { only, provider, out, json } = options;
  if (options.dryRun) return plan(file, { only, provider, json }, terminal);

  const { env, cwd } = terminal;
  const workspace = await openWorkspace(file, { env, cwd, only, provider, out, now: terminal.now });
  showWarnings(workspace.warnings, terminal);
  await agreeToSpend(workspace, options, terminal);

  const interrupt = listenForInterrupt(terminal);
  const reporter = createReporter(terminal, { json });
  try {
    const { signal } = interrupt;
    const result = await runCampaign(workspace, {
      env,
      signal,
      emit: reporter.emit,
      renders: options.concurrency,
      pid: terminal.pid,
    });
    reporter.stop();
    if (!json) summarise(result, workspace, terminal);
    return result.exitCode;
  } finally {
    reporter.stop();
    interrupt.stop();
  }
}

/** Money is never spent by surprise: a person says yes to the sum, a script says --yes. */
async function agreeToSpend(workspace: Workspace, options: RunCommandOptions, terminal: Terminal): Promise<void> {
  const { toSpendUsd, overBudget } = await workspace.assess();
  if (toSpendUsd === 0 || overBudget || options.yes) return;
  const question = `Spend up to ${usd(toSpendUsd)} on ${workspace.plan.campaign}?`;
  if (await confirm(question, terminal)) return;
  throw new UserError(`This run would spend up to ${usd(toSpendUsd)}; nothing was sent.`, {
    exitCode: ExitCode.refused,
    hint: 'Run it again with --yes to agree; reelmill plan shows what the money is for.',
  });
}

function summarise(result: CampaignResult, workspace: Workspace, terminal: Terminal): void {
  const paint = paintFor(terminal.stderr, terminal.env);
  const say = (line: string) => terminal.stderr.write(`${line}\n`);
  const number = (state: string) => result.deliverables.filter((one) => one.state === state).length;
  const here = (path: string) => relative(terminal.cwd, path) || '.';

  for (const warning of result.warnings) say(`${paint('yellow', '!')} ${warning}`);
  const parts = [
    number('ready') > 0 ? `${count(number('ready'), 'video')} made` : '',
    number('cached') > 0 ? `${number('cached')} unchanged` : '',
    number('failed') > 0 ? paint('red', `${number('failed')} failed`) : '',
    number('skipped') > 0 ? `${number('skipped')} skipped` : '',
    number('interrupted') > 0 ? `${number('interrupted')} to go` : '',
  ].filter(Boolean);
  say('');
  say(
    `${mark(result, paint)} ${parts.join(', ')} in ${duration(result.seconds)}, ${usd(result.spentMicros / 1_000_000)} spent`,
  );
  if (result.refusal !== undefined) say(`  ${paint('yellow', result.refusal)}`);
  if (result.outcome === 'interrupted') say('  Stopped. Run the same command again to go on.');
  if (number('failed') > 0)
    say(`  What failed is above; what did not pass inspection is in ${here(workspace.folders.rejected)}`);
  say('');
  if (number('ready') + number('cached') > 0) say(`  videos  ${here(workspace.folders.out)}`);
  if (result.report !== undefined) say(`  report  ${here(result.report)}`);
}

function mark({ outcome }: CampaignResult, paint: ReturnType<typeof paintFor>): string {
  if (outcome === 'done') return paint('green', '✓');
  return outcome === 'failed' ? paint('red', '✗') : paint('yellow', '!');
}
