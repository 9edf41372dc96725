import type { Assessment } from '../../plan/assess-plan.ts';
import { ExitCode } from '../../errors.ts';
import { type TakeGroup, takeLabel } from '../../plan/take-groups.ts';
import { displayPath } from '../../project/display-path.ts';
import { clipPath } from '../../store/clips.ts';
import { openWorkspace, type Workspace } from '../../workspace.ts';
import { allTakes, shortKey } from '../find-takes.ts';
import { outlookWord } from '../outlook-words.ts';
import { paintFor } from '../paint.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { typed } from '../typed.ts';

/** Lists every take of every clip, where to look at it, and which one is shown. */
export async function takes(
  file: string,
  options: { readonly json?: boolean | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const { env, redactor, cwd, now, stdout } = terminal;
  const workspace = await openWorkspace(file, { env, redactor, cwd, now });
  const groups = allTakes(workspace);
  const assessment = await workspace.assess();
  if (options.json) {
    stdout.write(
      `${JSON.stringify(
        groups.map((group) => plainly(group, workspace, assessment)),
        undefined,
        2,
      )}\n`,
    );
    return ExitCode.done;
  }
  const paint = paintFor(stdout, env);
  const shown = shownKeys(workspace);
  const rows = groups.flatMap((group) =>
    group.takes
      .flatMap(({ clips, number }) => clips.map((clip) => ({ clip, number })))
      .map(({ clip, number }, index) => {
        const { key } = clip;
        const state = assessment.clips[key];
        return [
          index === 0 || clip.request.continues !== undefined ? takeLabel(clip) : '',
          index === 0 ? shortKey(group) : '',
          String(number),
          outlookWord(state, paint),
          shown.has(key) ? 'shown' : '',
          state === 'cached' ? displayPath(fileOf(key, workspace), cwd) : '',
        ];
      }),
  );
  const columns = [
    { title: 'CLIP', shrink: true },
    { title: 'KEY', optional: true },
    { title: 'TAKE', align: 'right' as const },
    { title: 'STATE' },
    { title: '' },
    { title: 'FILE', optional: true },
  ];
  const [head = '', ...lines] = table(columns, rows, stdout.columns);
  const next = `reelmill choose ${typed(file)} "${groups[0]?.label ?? ''}" 2`;
  stdout.write(`${[paint('dim', head), ...lines, '', `To show another: ${next}`].join('\n')}\n`);
  return ExitCode.done;
}

const shownKeys = ({ whole }: Workspace): ReadonlySet<string> =>
  new Set(whole.deliverables.flatMap((deliverable) => deliverable.clips));

const fileOf = (key: string, { folders }: Workspace): string => clipPath(folders.home, key);

function plainly({ key, label, takes: all }: TakeGroup, workspace: Workspace, { clips }: Assessment) {
  const shown = shownKeys(workspace);
  return {
    clip: label,
    key,
    takes: all.map((take) => ({
      take: take.number,
      shown: take.clips.every(({ key: own }) => shown.has(own)),
      clips: take.clips.map(({ key: own, label: name }) => ({
        clip: name,
        key: own,
        state: clips[own],
        file: clips[own] === 'cached' ? fileOf(own, workspace) : null,
      })),
    })),
    usedBy: all[0]?.clips[0]?.usedBy,
  };
}
