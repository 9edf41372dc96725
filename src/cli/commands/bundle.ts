import { join, resolve } from 'node:path';
import { bundleCampaign, type Bundle } from '../../bundle/bundle-campaign.ts';
import { ExitCode, UserError } from '../../errors.ts';
import { openLedgerIfPresent } from '../../ledger/open-ledger.ts';
import { displayPath } from '../../project/display-path.ts';
import { openWorkspace } from '../../workspace.ts';
import { count } from '../format.ts';
import { paintFor } from '../paint.ts';
import { shortenPaths } from '../shorten-paths.ts';
import { showWarnings } from '../show-warnings.ts';
import type { Terminal } from '../terminal.ts';
import { typed } from '../typed.ts';
import { hang } from '../wrap.ts';

export interface BundleCommandOptions {
  readonly only?: readonly string[] | undefined;
  readonly out?: string | undefined;
  readonly to?: string | undefined;
  readonly allowAnimatic?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Hands finished videos over without any account. Exits with 3 when some may not be handed over. */
export async function bundle(file: string, options: BundleCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const { env, redactor, cwd, now, stdout } = terminal;
  const { only, out, to, allowAnimatic = false, json } = options;
  const workspace = await openWorkspace(file, { env, redactor, cwd, only, out, now });
  const ledger = await openLedgerIfPresent(workspace.folders.ledger, { now: () => new Date(now()) });
  if (ledger === undefined) {
    throw new UserError('nothing has been made yet', { hint: `reelmill run ${typed(file)} makes it.` });
  }
  try {
    const folder = to === undefined ? join(workspace.folders.out, 'bundle') : resolve(cwd, to);
    const made = await bundleCampaign(workspace, ledger, { folder, allowAnimatic });
    if (json) stdout.write(`${JSON.stringify(made, undefined, 2)}\n`);
    else show(made, terminal);
    return made.left.length === 0 ? ExitCode.done : ExitCode.refused;
  } finally {
    await ledger.close();
  }
}

function show({ archives, table, deliverables, left, warnings }: Bundle, terminal: Terminal): void {
  const { stderr, env, cwd } = terminal;
  const paint = paintFor(stderr, env);
  showWarnings(warnings, terminal);
  const files = [...archives, ...(table === undefined ? [] : [table])];
  const lines = [
    ...files.map((file) => `${paint('green', '✓')} ${displayPath(file, cwd)}`),
    ...left.map(({ deliverable, why }) =>
      hang(`${paint('yellow', '-')} ${deliverable}\n${shortenPaths(why, cwd)}`, 2, stderr.columns),
    ),
    deliverables.length === 0
      ? 'Nothing can be handed over.'
      : `${count(deliverables.length, 'video')} handed over${left.length === 0 ? '' : `, ${left.length} not`}`,
  ];
  stderr.write(`${lines.join('\n')}\n`);
}
