import { relative } from 'node:path';
import { ExitCode, UserError } from '../../errors.ts';
import { openLedgerIfPresent } from '../../ledger/open-ledger.ts';
import { openWorkspace } from '../../workspace.ts';
import { writeWorkspaceReport } from '../../write-workspace-report.ts';
import type { Terminal } from '../terminal.ts';

export interface ReportOptions {
  readonly out?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Writes the report again from the ledger; makes and changes nothing else. */
export async function report(file: string, options: ReportOptions, terminal: Terminal): Promise<ExitCode> {
  const { env, redactor, cwd, now } = terminal;
  const workspace = await openWorkspace(file, { env, redactor, cwd, out: options.out, now });
  const ledger = await openLedgerIfPresent(workspace.folders.ledger, { now: () => new Date(now()) });
  if (ledger === undefined) {
    throw new UserError('nothing has been made yet', { hint: `reelmill run ${file} makes it.` });
  }
  try {
    const page = await writeWorkspaceReport(workspace, ledger);
    if (options.json) terminal.stdout.write(`${JSON.stringify({ report: page })}\n`);
    else terminal.stderr.write(`report  ${relative(cwd, page)}\n`);
    return ExitCode.done;
  } finally {
    await ledger.close();
  }
}
