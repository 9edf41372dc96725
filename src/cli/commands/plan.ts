import { ExitCode } from '../../errors.ts';
import { openPrompts } from '../../rewrite/open-prompts.ts';
import { unspoken } from '../../speech/unspoken.ts';
import { openWorkspace } from '../../workspace.ts';
import { paintFor } from '../paint.ts';
import { planText } from '../plan-text.ts';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';
import { typed } from '../typed.ts';

interface PlanOptions {
  readonly prompts?: boolean | undefined;
  readonly check?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly only?: readonly string[] | undefined;
  readonly provider?: string | undefined;
}

/** Shows what a run would make and cost. Writes nothing but a cache of file hashes. */
export async function plan(file: string, options: PlanOptions, terminal: Terminal): Promise<ExitCode> {
  const { env, redactor, cwd, now, stdout } = terminal;
  const { only, provider } = options;
  const workspace = await openWorkspace(file, { env, redactor, cwd, only, provider, now });
  const { forbidden } = workspace;
  const assessment = await workspace.assess();
  showWarnings(workspace.warnings, terminal);

  if (options.json) {
    stdout.write(`${JSON.stringify({ plan: workspace.plan, assessment, forbidden }, undefined, 2)}\n`);
  } else {
    const paint = paintFor(stdout, env);
    const lines = planText(workspace.plan, assessment, {
      paint,
      width: stdout.columns,
      prompts: options.prompts === true,
      forbidden,
      file: typed(file),
    });
    stdout.write(`${lines.join('\n')}\n`);
  }
  if (!options.check) return ExitCode.done;
  if (assessment.overBudget || forbidden.length > 0) return ExitCode.refused;
  const isOpen = openPrompts(workspace.plan.clips).length > 0 || unspoken(workspace.plan).length > 0;
  return isOpen ? ExitCode.mistake : ExitCode.done;
}
