import { ExitCode } from '../../errors.ts';
import { openLedgerIfPresent } from '../../ledger/open-ledger.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { openWorkspace, type Workspace } from '../../workspace.ts';
import { usd } from '../format.ts';
import { paintFor, type Paint } from '../paint.ts';
import type { Terminal } from '../terminal.ts';

/** Shows how far a campaign is: counts, then what needs a person, then the money. */
export async function status(
  file: string,
  options: { readonly json?: boolean | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const { env, cwd, now } = terminal;
  const workspace = await openWorkspace(file, { env, cwd, now });
  const assessment = await workspace.assess();
  const problems = await findProblems(workspace, now);
  if (options.json) {
    terminal.stdout.write(
      `${JSON.stringify({ campaign: workspace.plan.campaign, ...assessment, problems }, undefined, 2)}\n`,
    );
    return ExitCode.done;
  }
  const paint = paintFor(terminal.stdout, env);
  const budget = workspace.plan.budgetUsd === undefined ? '' : ` of ${usd(workspace.plan.budgetUsd)}`;
  const lines = [
    paint('bold', workspace.plan.campaign),
    `videos  ${tally(Object.values(assessment.deliverables))}`,
    `clips   ${tally(Object.values(assessment.clips))}`,
    `money   ${usd(assessment.committedUsd)}${budget} spent or reserved, ${usd(assessment.toSpendUsd)} to go`,
    ...problems.flatMap((problem) => describe(problem, paint)),
  ];
  terminal.stdout.write(`${lines.join('\n')}\n`);
  return ExitCode.done;
}

interface Problem {
  readonly what: string;
  readonly state: string;
  readonly message: string;
}

async function findProblems(workspace: Workspace, now: () => number): Promise<Problem[]> {
  const ledger = await openLedgerIfPresent(workspace.folders.ledger, { now: () => new Date(now()) });
  if (ledger === undefined) return [];
  try {
    return await problemsIn(workspace, ledger);
  } finally {
    await ledger.close();
  }
}

async function problemsIn({ plan }: Workspace, ledger: Ledger): Promise<Problem[]> {
  const labels = new Map(plan.clips.map(({ key, label }) => [key, label]));
  const clips = await ledger.clips(plan.clips.map(({ key }) => key));
  const deliverables = await ledger.deliverables(plan.campaign);
  const ids = new Set(plan.deliverables.map(({ id }) => id));
  return [
    ...[...clips.values()]
      .filter(({ state }) => state === 'failed' || state === 'unknown')
      .map(({ key, state, error }) => ({ what: `clip ${labels.get(key) ?? key}`, state, message: error ?? '' })),
    ...[...deliverables.values()]
      .filter(({ id, state }) => state === 'failed' && ids.has(id))
      .map(({ id, state, error }) => ({ what: id, state, message: error ?? '' })),
  ];
}

function describe({ what, state, message }: Problem, paint: Paint): string[] {
  return [
    `${paint(state === 'unknown' ? 'yellow' : 'red', state)}  ${what}`,
    ...message.split('\n').map((line) => `        ${line}`),
  ];
}

function tally(states: readonly string[]): string {
  const names = [...new Set(states)];
  const counts = names.map((name) => `${states.filter((state) => state === name).length} ${name.replace('-', ' ')}`);
  return counts.join(', ') || 'none';
}
