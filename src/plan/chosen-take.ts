import type { ClipDraft } from './clip-draft.ts';
import { firstTake } from './take-groups.ts';
import { type SceneTask, sceneName } from './scene-task.ts';

/** The take that the edit shows: the one that was chosen, else the first. */
export function chosenTake(task: SceneTask, takes: readonly ClipDraft[]): ClipDraft | undefined {
  const [first] = takes;
  const number = first && task.input.choices?.get(firstTake(first));
  const chosen = takes.find(({ request }) => request.take === number);
  if (number !== undefined && chosen === undefined) {
    task.findings.warnings.add(
      `${sceneName(task)}: take ${number} was chosen, and there are only ${takes.length}: the first is shown`,
    );
  }
  return chosen ?? first;
}
