import { ExitCode } from '../../errors.ts';
import { openWorkspace } from '../../workspace.ts';
import { paintFor } from '../paint.ts';
import { planText } from '../plan-text.ts';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';

export interface PlanOptions {
  readonly prompts?: boolean | undefined;
  readonly check?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly only: readonly string[];
  readonly provider?: string | undefined;
}

/** Shows what a run would make and cost. Writes nothing anywhere. */
export async function plan(file: string, options: PlanOptions, terminal: Terminal): Promise<ExitCode> {
  const { env, cwd } = terminal;
  const { only, provider } = options;
  const workspace = await openWorkspace(file, { env, cwd, only, provider, now: terminal.now });
  const assessment = await workspace.assess();
  showWarnings(workspace.warnings, terminal);

  if (options.json) {
    terminal.stdout.write(`${JSON.stringify({ plan: workspace.plan, assessment }, undefined, 2)}\n`);
  } else {
    const paint = paintFor(terminal.stdout, env);
    const width = terminal.stdout.columns ?? 120;
    const lines = planText(workspace.plan, assessment, { paint, width, prompts: options.prompts === true });
    terminal.stdout.write(`${lines.join('\n')}\n`);
  }
  return options.check && assessment.overBudget ? ExitCode.refused : ExitCode.done;
}
