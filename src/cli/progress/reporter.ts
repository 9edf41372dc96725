import type { Emit, RunEvent } from '../../run/events.ts';
import { paintFor } from '../paint.ts';
import { shortenPaths } from '../shorten-paths.ts';
import type { Terminal } from '../terminal.ts';
import { textWidth } from '../text-width.ts';
import { hang } from '../wrap.ts';
import { liveFrame } from './live-frame.ts';
import { outcomeLine } from './outcome-line.ts';
import { withoutRepeats } from './without-repeats.ts';
import { advance, emptyRunView } from './run-view.ts';

export interface Reporter {
  readonly emit: Emit;
  /** Says something that is no event of the run. */
  readonly note: (text: string) => void;
  /** Leaves the terminal as a person expects it: no half line, the cursor visible. May be called again. */
  readonly stop: () => void;
}

/** Shows a run: NDJSON for machines, a live view on a terminal, plain lines in a pipe. */
export function createReporter(terminal: Terminal, options: { readonly json?: boolean | undefined }): Reporter {
  if (options.json) return ndjson(terminal);
  const { stderr, env } = terminal;
  return stderr.isTTY && env.TERM !== 'dumb' && !env.CI ? live(terminal) : lines(terminal);
}

function ndjson(terminal: Terminal): Reporter {
  return {
    emit: (event) => terminal.stdout.write(`${JSON.stringify(event)}\n`),
    note: (text) => terminal.stderr.write(`${text}\n`),
    stop: () => {},
  };
}

/** The line that an event leaves behind, as wide as the terminal allows. */
function lineWriter({ stderr, env, cwd }: Terminal): (event: RunEvent) => string {
  const paint = paintFor(stderr, env);
  const once = withoutRepeats();
  return (event) => {
    const line = outcomeLine(once(event), paint);
    return line === undefined ? '' : `${hang(shortenPaths(line, cwd), 2, stderr.columns)}\n`;
  };
}

function lines(terminal: Terminal): Reporter {
  const lineOf = lineWriter(terminal);
  const emit = (event: RunEvent) => {
    const line = lineOf(event);
    if (line !== '') terminal.stderr.write(line);
  };
  return { emit, note: (text) => terminal.stderr.write(`${text}\n`), stop: () => {} };
}

const redrawMs = 100;

function live(terminal: Terminal): Reporter {
  const { stderr } = terminal;
  const paint = paintFor(stderr, terminal.env);
  const lineOf = lineWriter(terminal);
  const began = terminal.now();
  let view = emptyRunView;
  let drawn: readonly string[] = [];
  let rest: (() => void) | undefined;

  const erase = () => (drawn.length === 0 ? '' : `\u001B[${rowsOf(drawn, stderr.columns)}A\r\u001B[0J`);
  const draw = (above = '') => {
    const { columns = 80, rows = 24 } = stderr;
    const frame = liveFrame(view, { paint, columns, rows, elapsedSeconds: (terminal.now() - began) / 1000 });
    // One write for the whole frame, or a slow terminal flickers.
    stderr.write(`${erase()}${above}${frame.map((line) => `${line}\n`).join('')}`);
    drawn = frame;
  };
  const start = () => {
    stderr.write('\u001B[?25l');
    rest = terminal.every(redrawMs, draw);
  };

  return {
    emit: (event) => {
      view = advance(view, event);
      // Where everything is there already, a view would only flash up.
      if (event.type === 'run-started') return event.deliverables > event.cachedDeliverables ? start() : undefined;
      // Clips come and go in the live part; only what a person may act on stays.
      const line = event.type === 'clip' && event.state === 'ready' ? '' : lineOf(event);
      if (line === '') return undefined;
      return rest === undefined ? void stderr.write(line) : draw(line);
    },
    note: (text) => draw(`${text}\n`),
    stop: () => {
      if (rest === undefined) return;
      rest();
      rest = undefined;
      stderr.write(`${erase()}\u001B[?25h`);
      drawn = [];
    },
  };
}

/** A terminal that was made narrower meanwhile has broken the lines that no longer fit. */
function rowsOf(drawn: readonly string[], columns = 80): number {
  return drawn.reduce((rows, line) => rows + Math.max(1, Math.ceil(textWidth(line) / columns)), 0);
}
