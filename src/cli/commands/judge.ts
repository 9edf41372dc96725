import { dirname, resolve } from 'node:path';
import { ExitCode, UserError } from '../../errors.ts';
import type { Approval } from '../../ledger/approvals.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { reviewOf } from '../../review/review-of.ts';
import { whoAmI } from '../../review/who-am-i.ts';
import { count } from '../format.ts';
import { type FinishedFile, isCampaign, withFinished } from '../finished-files.ts';
import { paintFor } from '../paint.ts';
import type { Terminal } from '../terminal.ts';
import { typed } from '../typed.ts';

interface JudgeOptions {
  readonly all?: boolean | undefined;
  readonly by?: string | undefined;
  readonly note?: string | undefined;
  readonly out?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Writes down what a person says of finished videos: `first` is a campaign, or the first of the videos. */
export async function judge(
  verdict: Approval['verdict'],
  first: string,
  what: readonly string[],
  options: JudgeOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const by = options.by ?? (await whoAmI(dirname(resolve(terminal.cwd, first)), terminal.env));
  return await withFinished(first, { what, out: options.out }, terminal, async (ledger, files) => {
    const isNamed = what.length > 0 || !isCampaign(first);
    const waiting = await stillWaiting(files, ledger);
    if (!isNamed && options.all !== true) throw sayWhich(verdict, first, waiting);
    const judged = isNamed ? files : waiting;
    for (const { campaign, deliverable, sha256 } of judged) {
      await ledger.judge({ campaign, deliverable, sha256, verdict, by, note: options.note });
    }
    show(verdict, judged, by, options, terminal);
    return ExitCode.done;
  });
}

/** Those on which nobody has said a word. */
async function stillWaiting(files: readonly FinishedFile[], ledger: Ledger): Promise<FinishedFile[]> {
  const approvals = files[0] === undefined ? [] : await ledger.approvals(files[0].campaign);
  return files.filter(({ deliverable, sha256 }) => reviewOf(approvals, deliverable, sha256).state === 'waiting');
}

function sayWhich(verdict: Approval['verdict'], file: string, waiting: readonly FinishedFile[]): UserError {
  const command = `reelmill ${verdict === 'approved' ? 'approve' : 'reject'} ${typed(file)}`;
  if (waiting.length === 0) {
    return new UserError('No finished video waits for approval.', {
      hint: `Name one to judge it again: ${command} ID`,
    });
  }
  const lines = waiting.flatMap(({ deliverable, path, remarks }) => [
    `- ${deliverable}  ${path}`,
    ...remarks.map((remark) => `    ${remark}`),
  ]);
  const hint = ['These wait:', ...lines, `${command} ${waiting[0]?.deliverable}, or --all for all of them`].join('\n');
  return new UserError('Say which videos.', { hint });
}

function show(
  verdict: Approval['verdict'],
  judged: readonly FinishedFile[],
  by: string,
  { json }: JudgeOptions,
  { stdout, stderr, env }: Terminal,
): void {
  if (json) {
    stdout.write(`${JSON.stringify({ verdict, by, files: judged }, undefined, 2)}\n`);
    return;
  }
  const paint = paintFor(stderr, env);
  const mark = verdict === 'approved' ? paint('green', '✓') : paint('red', '✗');
  const lines = judged.flatMap(({ deliverable, path, remarks }) => [
    `${mark} ${deliverable}  ${paint('dim', path)}`,
    ...remarks.map((remark) => `  ${paint('yellow', '!')} ${remark}`),
  ]);
  const end =
    judged.length === 0 ? 'Nothing waits for approval.' : `${count(judged.length, 'video')} ${verdict} by ${by}`;
  stderr.write(`${[...lines, end].join('\n')}\n`);
}
