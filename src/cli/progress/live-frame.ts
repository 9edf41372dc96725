import { duration, usd } from '../format.ts';
import type { Paint } from '../paint.ts';
import { pad } from '../table.ts';
import { cut } from '../text-width.ts';
import type { Activity, RunView, Tally } from './run-view.ts';

export interface FrameOptions {
  readonly paint: Paint;
  readonly columns: number;
  readonly rows: number;
  readonly elapsedSeconds: number;
}

const headLines = 4;
const widest = 100;

/** The lines of the live view: never more, and none longer, than the terminal has, since any other would scroll at every redraw. */
export function liveFrame(view: RunView, options: FrameOptions): string[] {
  const { paint, columns, rows, elapsedSeconds } = options;
  // A terminal breaks the line when its last column is filled.
  const width = Math.max(1, Math.min(columns, widest) - 1);
  const facts = [view.estimateUsd > 0 ? `up to ${usd(view.estimateUsd)}` : '', duration(Math.floor(elapsedSeconds))];
  const head = [
    '',
    `${paint('bold', view.campaign)}  ${paint('dim', facts.filter(Boolean).join(' · '))}`,
    bar('clips ', view.clips, underWay(view, 'clip'), width, paint),
    bar('videos', view.deliverables, underWay(view, 'video'), width, paint),
  ];
  // The cursor stands below the last line, which takes a row as well.
  const room = rows - headLines - 1;
  return [...head, ...activities([...view.active.values()], view.labelWidth, room, width, paint)]
    .slice(0, Math.max(0, rows - 1))
    .map((line) => cut(line, width));
}

/** What is begun counts as far as it has come, so that the bars move while long work is done. */
function underWay(view: RunView, kind: Activity['kind']): number {
  const begun = [...view.active.values()].filter((one) => one.kind === kind);
  return begun.reduce((sum, { progress }) => sum + (progress ?? 0), 0);
}

function bar(name: string, { total, done, failed }: Tally, begun: number, width: number, paint: Paint): string {
  const cells = Math.max(8, Math.min(40, width - 30));
  const filled = total === 0 ? cells : Math.floor((cells * Math.min(total, done + begun)) / total);
  const drawn = paint('green', '━'.repeat(filled)) + paint('dim', '─'.repeat(cells - filled));
  const counted = `${done}`.padStart(`${total}`.length);
  return `  ${name}  ${drawn}  ${counted}/${total}${failed === 0 ? '' : paint('red', `  ${failed} failed`)}`;
}

const doingWidth = 'downloading'.length;
const percentWidth = '100 %'.length;
const aroundLabel = '  › '.length + 2 + doingWidth + 2 + percentWidth;

/** Columns of fixed width, or every change of a word would move all of them. */
function activities(active: readonly Activity[], label: number, room: number, width: number, paint: Paint): string[] {
  if (active.length === 0 || room < 2) return [];
  const fitting = room - 1;
  const shown = active.length > fitting ? active.slice(0, fitting - 1) : active;
  const hidden = active.length - shown.length;
  const labelWidth = Math.max(8, Math.min(label, width - aroundLabel));
  const lines = shown.map(
    (one) =>
      `  ${paint('cyan', '›')} ${pad(one.label, labelWidth)}  ${one.doing.padEnd(doingWidth)}  ${percent(one.progress).padStart(percentWidth)}`,
  );
  return ['', ...lines, ...(hidden > 0 ? [paint('dim', `    … and ${hidden} more`)] : [])];
}

function percent(progress: number | undefined): string {
  return progress === undefined ? '' : `${Math.floor(progress * 100)} %`;
}
