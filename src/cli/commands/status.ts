import { ExitCode } from '../../errors.ts';
import type { ClipRecord, Ledger } from '../../ledger/ledger.ts';
import { openLedgerIfPresent } from '../../ledger/open-ledger.ts';
import { displayPath } from '../../project/display-path.ts';
import { openWorkspace, type Workspace } from '../../workspace.ts';
import { shortKey } from '../clip-name.ts';
import { count, usd } from '../format.ts';
import { tally } from '../outlook-words.ts';
import { paintFor, type Paint } from '../paint.ts';
import { publishingLines, publishingStatus } from '../publishing-status.ts';
import { remarkWords } from '../remark-words.ts';
import { shortenPaths } from '../shorten-paths.ts';
import type { Terminal } from '../terminal.ts';
import { typed } from '../typed.ts';
import { hang } from '../wrap.ts';

/** Shows how far a campaign is: counts, the money, what needs a person, and the next step. */
export async function status(
  file: string,
  options: { readonly json?: boolean | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const { env, redactor, cwd, now, stdout } = terminal;
  const workspace = await openWorkspace(file, { env, redactor, cwd, now });
  const assessment = await workspace.assess();
  const { problems, remarks } = await findProblems(workspace, now);
  const publishing = await publishingStatus(workspace, now);
  const { campaign, budgetUsd } = workspace.plan;
  if (options.json) {
    stdout.write(`${JSON.stringify({ campaign, ...assessment, problems, remarks, publishing }, undefined, 2)}\n`);
    return ExitCode.done;
  }
  const paint = paintFor(stdout, env);
  const videos = Object.values(assessment.deliverables);
  const isDone = videos.every((state) => state === 'cached');
  const budget = budgetUsd === undefined ? '' : ` of a budget of ${usd(budgetUsd)}`;
  const toGo = assessment.toSpendUsd === 0 ? '' : `, ${usd(assessment.toSpendUsd)} to go`;
  const lines = [
    paint('bold', campaign),
    `videos  ${tally(videos)}`,
    ...remarkLines(remarks, paint),
    `clips   ${tally(Object.values(assessment.clips))}`,
    `money   ${usd(assessment.committedUsd)}${budget} spent or reserved${toGo}`,
    ...publishingLines(publishing, file),
    ...problems.flatMap((problem) => ['', ...describe(problem, paint)]),
    '',
    isDone ? `files   ${displayPath(workspace.folders.out, cwd)}` : `next    reelmill run ${typed(file)}`,
  ];
  stdout.write(`${lines.map((line) => hang(shortenPaths(line, cwd), 8, stdout.columns)).join('\n')}\n`);
  return ExitCode.done;
}

interface Problem {
  readonly what: string;
  readonly state: string;
  readonly message: string;
  /** Of a clip of unknown fate. */
  readonly unknown?: {
    readonly key: string;
    readonly provider: string;
    readonly model: string;
    readonly since: string;
    readonly reservedUsd: number;
  };
}

/** What a video that is made passed with. */
interface Remarked {
  readonly deliverable: string;
  readonly remarks: readonly string[];
}

interface Found {
  readonly problems: readonly Problem[];
  readonly remarks: readonly Remarked[];
}

async function findProblems(workspace: Workspace, now: () => number): Promise<Found> {
  const ledger = await openLedgerIfPresent(workspace.folders.ledger, { now: () => new Date(now()) });
  if (ledger === undefined) return { problems: [], remarks: [] };
  try {
    return { problems: await problemsIn(workspace, ledger), remarks: await remarksIn(workspace, ledger) };
  } finally {
    await ledger.close();
  }
}

async function problemsIn({ plan }: Workspace, ledger: Ledger): Promise<Problem[]> {
  const planned = await ledger.clips(plan.clips.map(({ key }) => key));
  // Those of earlier plans hold money too, and wait for a person as well.
  const own = (await ledger.clipsOf(plan.campaign)).filter(
    ({ key, state }) => state === 'unknown' && !planned.has(key),
  );
  const deliverables = await ledger.deliverables(plan.campaign);
  const labels = new Map(plan.clips.map(({ key, label }) => [key, label]));
  const ids = new Set(plan.deliverables.map(({ id }) => id));
  return [
    ...[...planned.values(), ...own]
      .filter(({ state }) => state === 'failed' || state === 'unknown')
      .map((clip) => clipProblem(clip, labels.get(clip.key))),
    ...[...deliverables.values()]
      .filter(({ id, state }) => state === 'failed' && ids.has(id))
      .map(({ id, state, error }) => ({ what: id, state, message: error ?? '' })),
  ];
}

async function remarksIn({ plan }: Workspace, ledger: Ledger): Promise<Remarked[]> {
  const records = await ledger.deliverables(plan.campaign);
  return plan.deliverables.flatMap(({ id, key }) => {
    const record = records.get(id);
    if (record?.state !== 'ready' || record.key !== key) return [];
    const remarks = remarkWords(record);
    return remarks.length === 0 ? [] : [{ deliverable: id, remarks }];
  });
}

function remarkLines(remarked: readonly Remarked[], paint: Paint): string[] {
  if (remarked.length === 0) return [];
  const all = remarked.reduce((sum, { remarks }) => sum + remarks.length, 0);
  return [
    `remarks ${paint('yellow', `${count(all, 'remark')} on ${count(remarked.length, 'video')}`)}: see the report`,
  ];
}

function clipProblem(clip: ClipRecord, planned: string | undefined): Problem {
  const { key, state, error, provider, model, startedAt, updatedAt, reservedMicros } = clip;
  const label = planned ?? clip.label;
  const problem = { what: `clip ${label ?? shortKey(key)}`, state, message: error ?? '' };
  if (state !== 'unknown') return problem;
  const since = startedAt ?? updatedAt;
  return { ...problem, unknown: { key, provider, model, since, reservedUsd: reservedMicros / 1_000_000 } };
}

function describe({ what, state, message, unknown }: Problem, paint: Paint): string[] {
  const mark = state === 'unknown' ? paint('yellow', 'unknown') : paint('red', 'failed ');
  const lines = [...message.split('\n'), ...(unknown === undefined ? [] : whatToDo(unknown))];
  return [`${mark} ${what}`, ...lines.map((line) => `        ${line}`)];
}

function whatToDo({ key, provider, model, since, reservedUsd }: NonNullable<Problem['unknown']>): string[] {
  const command = `reelmill resolve ${shortKey(key)}`;
  return [
    `${provider} ${model}, since ${since.slice(0, 16).replace('T', ' ')} UTC; ${usd(reservedUsd)} stays reserved. Look at the service, then say:`,
    `${command} --attach ID   it is there, under this id`,
    `${command} --abandon     it cost money, and nothing will come of it`,
    `${command} --retry       it is not there, and was never started`,
  ];
}
