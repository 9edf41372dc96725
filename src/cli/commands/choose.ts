import { ExitCode, UserError } from '../../errors.ts';
import { displayPath } from '../../project/display-path.ts';
import { writeChoice } from '../../project/write-choice.ts';
import { choiceOf } from '../../take-book.ts';
import { openWorkspace } from '../../workspace.ts';
import { allTakes, findTakes } from '../find-takes.ts';
import { count } from '../format.ts';
import { paintFor } from '../paint.ts';
import type { Terminal } from '../terminal.ts';
import { typed } from '../typed.ts';
import { hang } from '../wrap.ts';

/** Writes down which take is shown, in a file beside the campaign. Makes and spends nothing. */
export async function choose(file: string, clip: string, number: number, terminal: Terminal): Promise<ExitCode> {
  const { env, redactor, cwd, now, stderr } = terminal;
  const workspace = await openWorkspace(file, { env, redactor, cwd, now });
  const group = findTakes(allTakes(workspace), clip);
  const take = group.takes.find((one) => one.number === number)?.clips;
  const [first] = take ?? [];
  if (take === undefined || first === undefined) {
    throw new UserError(`${group.label} has no take ${number}`, { hint: `There are ${group.takes.length}.` });
  }
  const written = await writeChoice(workspace.campaignFile, choiceOf(first));
  const again = await workspace.reopen();
  const { clips, deliverables } = await again.assess();
  const changed = first.usedBy.filter((id) => deliverables[id] === 'changed').length;
  const states = take.map(({ key }) => clips[key]);
  const made = states.every((state) => state === 'cached')
    ? ''
    : states.includes('failed')
      ? ' It failed before, and is made again.'
      : ' It is not made yet.';
  const lines = [
    `${paintFor(stderr, env)('green', '✓')} ${group.label} shows take ${number}, as ${displayPath(written, cwd)} says now.${made}`,
    ...(changed > 0 ? [`${count(changed, 'video')} will be rendered again, and must be approved again:`] : []),
    `  reelmill run ${typed(file)}`,
  ];
  stderr.write(`${lines.map((line) => hang(line, 2, stderr.columns)).join('\n')}\n`);
  return ExitCode.done;
}
