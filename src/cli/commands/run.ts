import { ExitCode, UserError } from '../../errors.ts';
import { refuseWords } from '../../moderate/refuse-words.ts';
import { refuseOpenPrompts } from '../../rewrite/open-prompts.ts';
import { runCampaign } from '../../run-campaign.ts';
import { refuseUnspoken } from '../../speech/unspoken.ts';
import { openWorkspace, type Workspace } from '../../workspace.ts';
import { confirm } from '../confirm.ts';
import { usd } from '../format.ts';
import { listenForInterrupt } from '../interrupt.ts';
import { createReporter } from '../progress/reporter.ts';
import { runSummary } from '../run-summary.ts';
import { showWarnings } from '../show-warnings.ts';
import { spareMemory } from '../spare-memory.ts';
import type { Terminal } from '../terminal.ts';
import { typed } from '../typed.ts';
import { plan } from './plan.ts';

interface RunCommandOptions {
  readonly only?: readonly string[] | undefined;
  readonly provider?: string | undefined;
  readonly out?: string | undefined;
  readonly concurrency?: number | undefined;
  readonly dryRun?: boolean | undefined;
  readonly yes?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Makes what is new, shows how it goes, and says where to look. */
export async function run(file: string, options: RunCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const { only, provider, out, json, concurrency } = options;
  if (options.dryRun) return plan(file, { only, provider, json }, terminal);

  const { env, redactor, cwd, now, pid } = terminal;
  const workspace = await openWorkspace(file, { env, redactor, cwd, only, provider, out, now });
  showWarnings(workspace.warnings, terminal);
  refuseWords(workspace.plan.campaign, workspace.forbidden);
  refuseOpenPrompts(workspace.plan, typed(file));
  refuseUnspoken(workspace.plan, typed(file));
  await agreeToSpend(workspace, options, terminal);
  spareMemory(workspace.plan.clips.length);

  const reporter = createReporter(terminal, { json });
  const { signal, stop } = listenForInterrupt(terminal, reporter);
  try {
    const { emit } = reporter;
    const result = await runCampaign(workspace, { signal, emit, renders: concurrency, pid });
    reporter.stop();
    if (!json) terminal.stderr.write(runSummary(result, workspace, terminal));
    return result.exitCode;
  } finally {
    reporter.stop();
    stop();
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
    hint: 'Run it again with --yes to agree; `reelmill plan` shows what the money is for.',
  });
}
