import type { Assessment, CapOutlook } from '../plan/assess-plan.ts';
import type { ClipFallback, ClipTask, DeliverableTask, Plan } from '../plan/plan.ts';
import { openPrompts } from '../rewrite/open-prompts.ts';
import { unspoken } from '../speech/unspoken.ts';
import { count, duration, usd } from './format.ts';
import { outlookWord, tally } from './outlook-words.ts';
import type { Paint } from './paint.ts';
import { sentWords } from './sent-words.ts';
import { table } from './table.ts';
import { hang, wrap } from './wrap.ts';

interface PlanTextOptions {
  readonly paint: Paint;
  /** Columns of the terminal; no limit in a pipe. */
  readonly width: number | undefined;
  readonly prompts: boolean;
  /** The campaign file, as it can be typed. */
  readonly file: string;
  /** Words that must not be used, and where. */
  readonly forbidden: readonly string[];
}

/** A plan as a person reads it: the videos, the clips they are made of, the money. */
export function planText(plan: Plan, assessment: Assessment, options: PlanTextOptions): string[] {
  const { paint } = options;
  const title = `${count(plan.deliverables.length, 'video')} of ${count(plan.clips.length, 'clip')}`;
  return [
    `${paint('bold', plan.campaign)}  ${title}`,
    '',
    ...videoTable(plan.deliverables, assessment, options),
    '',
    ...clipTable(plan.clips, assessment, options),
    '',
    ...speechTable(plan, options),
    ...moneyLines(plan, assessment, options),
    ...wordLines(options),
    ...rewriteLines(plan, options),
    ...speechLines(plan, options),
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
    { title: 'SIZE', optional: true },
    { title: 'LENGTH', align: 'right' as const, optional: true },
    { title: 'STATE' },
  ];
  const rows = deliverables.map((one) => [
    one.video,
    one.platform,
    one.locale,
    ...(variants ? [one.variant] : []),
    `${one.edit.width}x${one.edit.height}`,
    duration(one.edit.seconds),
    outlookWord(assessment.deliverables[one.id], paint),
  ]);
  return dimHead(table(columns, rows, width), paint);
}

function clipTable(clips: readonly ClipTask[], assessment: Assessment, options: PlanTextOptions): string[] {
  const { paint, width, prompts } = options;
  const columns = [
    { title: 'CLIP', shrink: true },
    { title: 'MADE BY', shrink: true, optional: true },
    { title: 'SIZE', optional: true },
    { title: 'LENGTH', align: 'right' as const, optional: true },
    { title: 'IN', align: 'right' as const, optional: true },
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
    outlookWord(assessment.clips[clip.key], paint),
  ]);
  const [head = '', ...lines] = dimHead(table(columns, rows, width), paint);
  if (!prompts) return [head, ...lines, ...sharedNotes(clips, width, paint)];
  return [head, ...clips.flatMap((clip, index) => [lines[index] ?? '', ...details(clip, width, paint)])];
}

/** What a model speaks; its words too where the prompts are shown. */
function speechTable({ speech = [] }: Plan, { paint, width, prompts }: PlanTextOptions): string[] {
  if (speech.length === 0) return [];
  const columns = [
    { title: 'SPEECH', shrink: true },
    { title: 'SPOKEN BY', shrink: true, optional: true },
    { title: 'IN', align: 'right' as const, optional: true },
    { title: 'PRICE', align: 'right' as const },
    { title: 'STATE' },
  ];
  const rows = speech.map(({ label, request, usedBy, estimateUsd, made }) => [
    label.replace(/ speech$/, ''),
    `${request.model} ${request.voice}`,
    count(usedBy.length, 'video'),
    estimateUsd === 0 ? 'free' : usd(estimateUsd),
    outlookWord(made ? 'cached' : 'new', paint),
  ]);
  const [head = '', ...lines] = dimHead(table(columns, rows, width), paint);
  const words = (index: number) =>
    prompts ? wrap(speech[index]?.request.words ?? '', Math.min(width ?? 110, 110) - margin.length) : [];
  return [head, ...lines.flatMap((line, index) => [line, ...words(index).map((word) => margin + word)]), ''];
}

/** What was changed to fit the models, each change once: most clips of a campaign share theirs. */
function sharedNotes(clips: readonly ClipTask[], columns: number | undefined, paint: Paint): string[] {
  const counts = new Map<string, number>();
  for (const note of clips.flatMap(notesOf)) counts.set(note, (counts.get(note) ?? 0) + 1);
  if (counts.size === 0) return [];
  const of = (number: number) => (number === clips.length ? 'all clips' : count(number, 'clip'));
  const width = Math.min(columns ?? 110, 110) - margin.length;
  const notes = [...counts].flatMap(([note, number]) => wrap(`${of(number)}: ${note}`, width));
  return ['', ...notes.map((line) => paint('dim', margin + line))];
}

const notesOf = (clip: ClipTask): string[] => [
  ...clip.fitted,
  ...clip.fallbacks.map((fallback) => fallbackLine(fallback, clip.fitted)),
];

function details(clip: ClipTask, columns: number | undefined, paint: Paint): string[] {
  const width = Math.min(columns ?? 110, 110) - margin.length;
  const fitted = notesOf(clip).flatMap((change) => wrap(change, width).map((line) => paint('dim', margin + line)));
  const { prompt, avoid } = clip.request;
  const told = [prompt, ...(avoid.length === 0 ? [] : [`Avoid: ${avoid.join(', ')}.`])].filter((text) => text !== '');
  const sent = `sent: ${sentWords(clip.request)}`;
  const lines = [...told, sent].flatMap((text) => wrap(text.replaceAll(/\s+/g, ' '), width));
  const before = rewriteNote(clip).flatMap((text) => wrap(text, width).map((line) => paint('dim', margin + line)));
  return [...fitted, ...lines.map((line) => margin + line), ...before];
}

/** Who wrote the prompt, and what it was made from. */
function rewriteNote({ rewrite }: ClipTask): string[] {
  if (rewrite === undefined) return [];
  if (rewrite.made === undefined) return ['not rewritten yet'];
  const { model, date, note } = rewrite.made;
  const reason = note === undefined ? '' : ` (${note})`;
  return [`rewritten by ${model} on ${date}${reason}, from: ${rewrite.input.prompt.replaceAll(/\s+/g, ' ')}`];
}

/** What it has in common with the one who is asked first is said there. */
function fallbackLine({ request, estimateUsd, fitted }: ClipFallback, said: readonly string[]): string {
  const { provider, model, seconds, width, height } = request;
  const price = estimateUsd === 0 ? 'free' : usd(estimateUsd);
  const own = fitted.filter((change) => !said.includes(change));
  const changes = own.length === 0 ? '' : ` (${own.join('; ')})`;
  return `if it cannot be started: ${provider} ${model}, ${width}x${height}, ${duration(seconds)}, ${price}${changes}`;
}

const margin = '    ';

function moneyLines(plan: Plan, assessment: Assessment, { paint, width }: PlanTextOptions): string[] {
  const { totalUsd, naiveUsd, asOf } = plan.price;
  const inAll = assessment.toSpendUsd === totalUsd ? '' : ` of ${usd(totalUsd)} in all`;
  const shared = naiveUsd > totalUsd ? `, ${usd(naiveUsd)} if every video had clips of its own` : '';
  const dated = asOf === undefined ? '' : `, at prices of ${asOf}`;
  const toSpend =
    totalUsd === 0 ? 'nothing: every clip is free' : `${usd(assessment.toSpendUsd)}${inAll}${shared}${dated}`;
  const lines = [
    `Clips     ${tally(Object.values(assessment.clips))}`,
    `To spend  ${toSpend}`,
    ...assessment.caps.map((cap) => capLine(cap, assessment, paint)),
  ];
  return lines.map((line) => hang(line, 10, width));
}

function capLine({ cap, usd: amount, committedUsd, isOver }: CapOutlook, { toSpendUsd }: Assessment, paint: Paint) {
  const committed = committedUsd === 0 ? '' : `, of which ${usd(committedUsd)} is spent or reserved`;
  const line = `${capNames[cap]}${usd(amount)}${committed}`;
  if (!isOver) return line;
  return paint(
    'red',
    `${line}: this goes ${usd(committedUsd + toSpendUsd - amount)} over it, so a run will be refused`,
  );
}

const capNames = { run: 'A run     ', campaign: 'Budget    ', month: 'A month   ' };

function wordLines({ forbidden, paint, width }: PlanTextOptions): string[] {
  if (forbidden.length === 0) return [];
  return [hang(paint('red', ['Words     a run will be refused for these:', ...forbidden].join('\n')), 10, width)];
}

function rewriteLines({ clips }: Plan, { file, paint, width }: PlanTextOptions): string[] {
  const { length } = openPrompts(clips);
  if (length === 0) return [];
  const line = `Prompts   ${length} not rewritten yet, so a run will be refused: reelmill rewrite ${file}`;
  return [hang(paint('yellow', line), 10, width)];
}

function speechLines(plan: Plan, { file, paint, width }: PlanTextOptions): string[] {
  const { length } = unspoken(plan);
  if (length === 0) return [];
  const line = `Speech    ${count(length, 'voice')} not spoken yet, so lengths are guessed and a run will be refused: reelmill speak ${file}`;
  return [hang(paint('yellow', line), 10, width)];
}

function dimHead([head = '', ...rows]: readonly string[], paint: Paint): string[] {
  return [paint('dim', head), ...rows];
}
