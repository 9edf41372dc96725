import cliTruncate from 'cli-truncate';
import { count, duration, usd } from '../format.ts';
import type { Paint } from '../paint.ts';
import { table } from '../table.ts';
import type { Activity, RunView, Tally } from './run-view.ts';

export interface FrameOptions {
  readonly paint: Paint;
  readonly columns: number;
  readonly rows: number;
  readonly elapsedSeconds: number;
}

const headLines = 4;

/** The lines of the live view: never more than the terminal has, since a taller one would scroll at every redraw. */
export function liveFrame(view: RunView, options: FrameOptions): string[] {
  const { paint, columns, rows, elapsedSeconds } = options;
  const width = Math.max(20, Math.min(columns, 100) - 1);
  const price = view.estimateUsd > 0 ? `up to ${usd(view.estimateUsd)}` : 'free';
  const head = [
    '',
    `${paint('bold', view.campaign)}  ${paint('dim', `${price} · ${duration(Math.floor(elapsedSeconds))}`)}`,
    bar('clips ', view.clips, width, paint),
    bar('videos', view.deliverables, width, paint),
  ];
  const room = Math.max(0, rows - headLines - 2);
  return [...head, ...activities([...view.active.values()], room, width, paint)].map((line) =>
    cliTruncate(line, width),
  );
}

function bar(name: string, tally: Tally, width: number, paint: Paint): string {
  const cells = Math.max(8, Math.min(40, width - 30));
  const filled = tally.total === 0 ? cells : Math.round((cells * tally.done) / tally.total);
  const failed = tally.failed === 0 ? '' : paint('red', `  ${tally.failed} failed`);
  const drawn = paint('green', '━'.repeat(filled)) + paint('dim', '─'.repeat(cells - filled));
  return `  ${name}  ${drawn}  ${tally.done}/${tally.total}${failed}`;
}

function activities(active: readonly Activity[], room: number, width: number, paint: Paint): string[] {
  if (active.length === 0 || room < 2) return [];
  const shown = active.length > room - 1 ? active.slice(0, room - 2) : active;
  const hidden = active.length - shown.length;
  const rows = shown.map(({ label, doing, progress }) => [label, doing, percent(progress)]);
  const [, ...lines] = table(
    [{ title: '', shrink: true }, { title: '' }, { title: '', align: 'right' }],
    rows,
    width - 4,
  );
  const more = hidden > 0 ? [paint('dim', `    … and ${count(hidden, 'more', 'more')}`)] : [];
  return ['', ...lines.map((line) => `  ${paint('cyan', '›')} ${line}`), ...more];
}

function percent(progress: number | undefined): string {
  return progress === undefined ? '' : `${Math.floor(progress * 100)} %`;
}
