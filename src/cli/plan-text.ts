import type { Assessment, Outlook } from '../plan/assess-plan.ts';
import type { ClipTask, DeliverableTask, Plan } from '../plan/plan.ts';
import { count, duration, usd } from './format.ts';
import type { Paint } from './paint.ts';
import { table } from './table.ts';
import { wrap } from './wrap.ts';

interface PlanTextOptions {
  readonly paint: Paint;
  readonly width: number;
  readonly prompts: boolean;
}

/** A plan as a person reads it: the videos, the clips they are made of, the money. */
export function planText(plan: Plan, assessment: Assessment, options: PlanTextOptions): string[] {
  const { paint } = options;
  const title = `${count(plan.deliverables.length, 'video')} from ${count(plan.clips.length, 'clip')}`;
  return [
    `${paint('bold', plan.campaign)}  ${title}`,
    '',
    ...videoTable(plan.deliverables, assessment, options),
    '',
    ...clipTable(plan.clips, assessment, options),
    '',
    ...moneyLines(plan, assessment, paint),
  ];
}

function videoTable(
  deliverables: readonly DeliverableTask[],
  assessment: Assessment,
  { paint, width }: PlanTextOptions,
) {
  const variants = deliverables.some(({ variant }) => variant !== '');
  const columns = [
    { title: 'VIDEO', shrink: true },
    { title: 'PLATFORM' },
    { title: 'LOCALE' },
    ...(variants ? [{ title: 'VARIANT' }] : []),
    { title: 'SIZE' },
    { title: 'LENGTH', align: 'right' as const },
    { title: 'STATE' },
  ];
  const rows = deliverables.map((one) => [
    one.video,
    one.platform,
    one.locale,
    ...(variants ? [one.variant] : []),
    `${one.edit.width}x${one.edit.height}`,
    duration(one.edit.seconds),
    outlook(assessment.deliverables[one.id], paint),
  ]);
  return dimHead(table(columns, rows, width), paint);
}

function clipTable(clips: readonly ClipTask[], assessment: Assessment, options: PlanTextOptions): string[] {
  const { paint, width, prompts } = options;
  const columns = [
    { title: 'CLIP', shrink: true },
    { title: 'MADE BY', shrink: true },
    { title: 'SIZE' },
    { title: 'LENGTH', align: 'right' as const },
    { title: 'IN', align: 'right' as const },
    { title: 'PRICE', align: 'right' as const },
    { title: 'STATE' },
  ];
  const rows = clips.map((clip) => [
    clip.label,
    `${clip.request.provider} ${clip.request.model}`,
    `${clip.request.width}x${clip.request.height}`,
    duration(clip.request.seconds),
    count(clip.usedBy.length, 'video'),
    clip.estimateUsd === 0 ? 'free' : usd(clip.estimateUsd),
    outlook(assessment.clips[clip.key], paint),
  ]);
  const [head = '', ...lines] = dimHead(table(columns, rows, width), paint);
  return [head, ...clips.flatMap((clip, index) => [lines[index] ?? '', ...details(clip, prompts, width, paint)])];
}

function details(clip: ClipTask, prompts: boolean, width: number, paint: Paint): string[] {
  const fitted = clip.fitted.map((change) => paint('dim', `    ${change}`));
  if (!prompts) return fitted;
  const avoid = clip.request.avoid.length === 0 ? [] : [`avoid: ${clip.request.avoid.join(', ')}`];
  const lines = [clip.request.prompt, ...avoid].flatMap((text) => wrap(text, Math.min(width, 110) - 4));
  return [...fitted, ...lines.map((line) => `    ${line}`), ''];
}

const colours: Readonly<Record<Outlook, Parameters<Paint>[0]>> = {
  new: 'green',
  changed: 'yellow',
  cached: 'dim',
  'in-flight': 'cyan',
  failed: 'red',
  unknown: 'yellow',
};

function outlook(state: Outlook | undefined, paint: Paint): string {
  return state === undefined ? '' : paint(colours[state], state.replace('-', ' '));
}

function moneyLines(plan: Plan, assessment: Assessment, paint: Paint): string[] {
  const states = Object.values(assessment.clips);
  const tally = (['new', 'cached', 'in-flight', 'failed', 'unknown'] as const)
    .map((state) => [state, states.filter((one) => one === state).length] as const)
    .filter(([, number]) => number > 0)
    .map(([state, number]) => `${number} ${state.replace('-', ' ')}`);
  const { totalUsd, naiveUsd, asOf } = plan.price;
  const dated = asOf === undefined ? '' : paint('dim', `  prices of ${asOf}`);
  const naive = naiveUsd > totalUsd ? paint('dim', `  (without sharing: ${usd(naiveUsd)})`) : '';
  return [
    `Clips     ${tally.join(', ') || 'none'}`,
    `To spend  ${paint('bold', usd(assessment.toSpendUsd))} of ${usd(totalUsd)} in all${naive}${dated}`,
    ...budgetLine(plan, assessment, paint),
  ];
}

function budgetLine(plan: Plan, assessment: Assessment, paint: Paint): string[] {
  if (plan.budgetUsd === undefined) return [];
  const committed = `${usd(assessment.committedUsd)} spent or reserved so far`;
  if (!assessment.overBudget) return [`Budget    ${usd(plan.budgetUsd)}, ${committed}`];
  const over = assessment.committedUsd + assessment.toSpendUsd - plan.budgetUsd;
  return [
    paint(
      'red',
      `Budget    ${usd(plan.budgetUsd)}, ${committed}: this plan goes ${usd(over)} over it. Nothing will be sent.`,
    ),
  ];
}

function dimHead([head = '', ...rows]: readonly string[], paint: Paint): string[] {
  return [paint('dim', head), ...rows];
}
