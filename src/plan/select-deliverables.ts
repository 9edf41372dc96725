import { nearestName } from '../campaign/nearest-name.ts';
import { UserError } from '../errors.ts';
import type { DeliverableTask, Plan } from './plan.ts';
import { pricePlan } from './price-plan.ts';

const dimensions = ['video', 'platform', 'locale', 'variant'] as const;

/**
 * The part of a plan that `--only` names, with the clips and the price of that part. A word is a video, platform, locale
 * or variant; words of one kind widen the selection and words of different kinds narrow it (`tiktok x ja`: TikTok and X,
 * in Japanese). A path such as `teaser/*\/ja` names deliverables by the beginning of their id. Throws a UserError when a
 * word names nothing, or all of them together nothing.
 */
export function selectDeliverables(plan: Plan, only: readonly string[]): Plan {
  if (only.length === 0) return plan;
  const groups = Map.groupBy(only, (word) => kindOf(plan, word));
  const deliverables = plan.deliverables.filter((deliverable) =>
    [...groups.values()].every((words) => words.some((word) => matches(deliverable, word))),
  );
  if (deliverables.length === 0) throw nothingSelected(plan, `${only.join(' and ')} together select`);
  return narrow(plan, deliverables);
}

function narrow(plan: Plan, deliverables: readonly DeliverableTask[]): Plan {
  const ids = new Set(deliverables.map(({ id }) => id));
  const clips = usedIn(plan.clips, ids);
  const { speech: all, ...rest } = plan;
  const speech = usedIn(all ?? [], ids);
  const price = pricePlan(clips, deliverables, speech);
  return { ...rest, clips, deliverables, ...(speech.length > 0 && { speech }), price };
}

/** What some deliverables need of all that there is. */
function usedIn<T extends { readonly usedBy: readonly string[] }>(tasks: readonly T[], ids: ReadonlySet<string>): T[] {
  return tasks.flatMap((task) => {
    const usedBy = task.usedBy.filter((id) => ids.has(id));
    return usedBy.length === 0 ? [] : [{ ...task, usedBy }];
  });
}

function kindOf(plan: Plan, word: string): string {
  const kinds = isPath(word)
    ? ['id']
    : dimensions.filter((kind) => plan.deliverables.some((one) => same(one[kind], word)));
  const namesOne = plan.deliverables.some((deliverable) => matches(deliverable, word));
  if (!namesOne) throw nothingSelected(plan, `${word} selects`, word);
  return kinds.join('|');
}

function matches(deliverable: DeliverableTask, word: string): boolean {
  if (!isPath(word)) return dimensions.some((kind) => same(deliverable[kind], word));
  const wanted = word.split('/');
  const parts = deliverable.id.split('/');
  return wanted.length <= parts.length && wanted.every((want, index) => want === '*' || same(parts[index] ?? '', want));
}

const isPath = (word: string) => word.includes('/');

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function nothingSelected(plan: Plan, what: string, word?: string): UserError {
  const names = dimensions.map((kind) => ({
    kind,
    values: [...new Set(plan.deliverables.map((one) => one[kind]))].filter((value) => value !== ''),
  }));
  const nearest =
    word &&
    nearestName(
      word,
      names.flatMap(({ values }) => values),
    );
  const choices = names.flatMap(({ kind, values }) =>
    values.length === 0 ? [] : [`${kind.padEnd(8)}  ${values.join(', ')}`],
  );
  const hint = [nearest ? `Did you mean ${nearest}? There are:` : 'There are:', ...choices].join('\n');
  return new UserError(`--only ${what} nothing of this campaign`, { hint });
}
