import type { PostEvent, PublishEvent } from '../../publish/publish-event.ts';
import { bytes } from '../format.ts';
import { paintFor, type Paint } from '../paint.ts';
import { shortenPaths } from '../shorten-paths.ts';
import type { Terminal } from '../terminal.ts';
import { cut } from '../text-width.ts';
import { hang } from '../wrap.ts';
import { liveArea } from './live-area.ts';
import type { Reporter } from './reporter.ts';

export interface PublishReporter extends Pick<Reporter, 'note' | 'stop'> {
  readonly emit: (event: PublishEvent) => void;
}

/** Shows how posts go out: NDJSON for machines, what is under way on a terminal, plain lines in a pipe. */
export function createPublishReporter(
  terminal: Terminal,
  { json }: { readonly json?: boolean | undefined },
): PublishReporter {
  const { stdout, stderr, env } = terminal;
  const note = (text: string) => void stderr.write(`${text}\n`);
  if (json) return { emit: (event) => void stdout.write(`${JSON.stringify(event)}\n`), note, stop: () => {} };
  if (stderr.isTTY && env.TERM !== 'dumb' && !env.CI) return live(terminal);
  return { emit: (event) => void stderr.write(lineOf(event, terminal)), note, stop: () => {} };
}

const redrawMs = 100;

function live(terminal: Terminal): PublishReporter {
  const { stderr } = terminal;
  const area = liveArea(stderr);
  const active = new Map<string, PostEvent>();
  const draw = (above = '') => {
    const { columns = 80, rows = 24 } = stderr;
    const lines = [...active.values()].slice(0, Math.max(0, rows - 2)).map((event) => activityLine(event));
    area.draw(
      lines.map((line) => cut(line, columns - 1)),
      above,
    );
  };
  const rest = terminal.every(redrawMs, draw);
  return {
    emit(event) {
      if (event.type === 'post') {
        if (isUnderWay(event)) active.set(event.key, event);
        else active.delete(event.key);
      }
      draw(lineOf(event, terminal));
    },
    note: (text) => draw(`${text}\n`),
    stop() {
      rest();
      active.clear();
      draw();
    },
  };
}

const underWay: readonly PostEvent['state'][] = ['waiting', 'uploading', 'processing', 'publishing', 'looking', 'held'];

const isUnderWay = ({ state }: PostEvent): boolean => underWay.includes(state);

const doing: Partial<Record<PostEvent['state'], string>> = { looking: 'looking for it', held: 'held until' };

function activityLine({ deliverable, service, account, state, bytes: sent, total, due }: PostEvent): string {
  const progress = sent === undefined || total === undefined ? '' : `  ${bytes(sent)} of ${bytes(total)}`;
  return `  › ${deliverable}  ${service}/${account}  ${doing[state] ?? state}${due === undefined ? '' : ` ${due}`}${progress}`;
}

/** The line that stays on the screen for an event, or nothing where it is only progress. */
function lineOf(event: PublishEvent, { stderr, env, cwd }: Terminal): string {
  const line = outcomeLine(event, paintFor(stderr, env));
  return line === undefined ? '' : `${hang(shortenPaths(line, cwd), 2, stderr.columns)}\n`;
}

function outcomeLine(event: PublishEvent, paint: Paint): string | undefined {
  if (event.type === 'warning') return `${paint('yellow', '!')} ${event.message}`;
  if (event.type !== 'post') return undefined;
  const { key, deliverable, service, account, state, message = '', published, due } = event;
  const name = `${deliverable} on ${service}/${account}`;
  switch (state) {
    case 'published':
      return `${paint('green', '✓')} ${name}  ${publishedWords(published, paint)}`.trimEnd();
    case 'held':
      return `${paint('yellow', '-')} ${name}  held until ${due}`;
    case 'refused':
      return `${paint('yellow', '-')} ${name}\n${message}`;
    case 'unknown':
      return `${paint('yellow', '?')} ${name}\n${message} Look there, then: reelmill resolve ${key.slice(0, 8)}`;
    case 'failed':
    case 'pending':
      return `${paint('red', '✗')} ${name}\n${message}`;
    default:
      return undefined;
  }
}

function publishedWords(published: PostEvent['published'], paint: Paint): string {
  if (published === undefined) return '';
  const where = paint('dim', published.url ?? published.id);
  if (published.state === 'live') return where;
  return `${published.state === 'scheduled' ? 'scheduled' : 'a draft, to be finished in the app'}  ${where}`;
}
