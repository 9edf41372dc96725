import { UserError } from '../errors.ts';
import type { DeliverableTask, Plan } from './plan.ts';

const dimensions = ['video', 'platform', 'locale', 'variant'] as const;

/**
 * The part of a plan that `--only` names. A word is a video, platform, locale or variant; words of one kind widen the
 * selection and words of different kinds narrow it (`tiktok x ja`: TikTok and X, in Japanese). A path such as
 * `teaser/*\/ja` names deliverables by their id. Throws a UserError when a word names nothing.
 */
export function selectDeliverables(plan: Plan, only: readonly string[]): Plan {
  if (only.length === 0) return plan;
  const groups = Map.groupBy(only, (word) => kindOf(plan, word));
  const deliverables = plan.deliverables.filter((deliverable) =>
    [...groups.values()].every((words) => words.some((word) => matches(deliverable, word))),
  );
  if (deliverables.length === 0) throw nothingSelected(plan, only.join(' '));
  const needed = new Set(deliverables.flatMap(({ clips }) => clips));
  const clips = plan.clips.filter(({ key }) => needed.has(key));
  return { ...plan, clips, deliverables };
}

function kindOf(plan: Plan, word: string): string {
  if (word.includes('/')) return 'id';
  const kinds = dimensions.filter((kind) => plan.deliverables.some((deliverable) => same(deliverable[kind], word)));
  if (kinds.length === 0) throw nothingSelected(plan, word);
  return kinds.join('|');
}

function matches(deliverable: DeliverableTask, word: string): boolean {
  if (!word.includes('/')) return dimensions.some((kind) => same(deliverable[kind], word));
  const wanted = word.split('/');
  const parts = deliverable.id.split('/');
  return wanted.length <= parts.length && wanted.every((want, index) => want === '*' || same(parts[index] ?? '', want));
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function nothingSelected(plan: Plan, word: string): UserError {
  const names = dimensions.map(
    (kind) => [kind, [...new Set(plan.deliverables.map((one) => one[kind]))].filter(Boolean)] as const,
  );
  const hint = names.flatMap(([kind, values]) => (values.length === 0 ? [] : [`${kind}: ${values.join(', ')}`]));
  return new UserError(`--only ${word} selects nothing of this campaign`, { hint: hint.join('\n') });
}
