import type { Emit, RunEvent } from '../../run/events.ts';
import { paintFor } from '../paint.ts';
import type { Terminal } from '../terminal.ts';
import { liveFrame } from './live-frame.ts';
import { outcomeLine } from './outcome-line.ts';
import { advance, emptyRunView } from './run-view.ts';

export interface Reporter {
  readonly emit: Emit;
  /** Leaves the terminal as a person expects it: no half line, the cursor visible. */
  stop(): void;
}

/** Shows a run: NDJSON for machines, a live view on a terminal, plain lines in a pipe. */
export function createReporter(terminal: Terminal, options: { readonly json?: boolean | undefined }): Reporter {
  if (options.json) return ndjson(terminal);
  return terminal.stderr.isTTY && terminal.env.TERM !== 'dumb' && !terminal.env.CI ? live(terminal) : lines(terminal);
}

function ndjson(terminal: Terminal): Reporter {
  return { emit: (event) => terminal.stdout.write(`${JSON.stringify(event)}\n`), stop: () => {} };
}

function lines(terminal: Terminal): Reporter {
  const paint = paintFor(terminal.stderr, terminal.env);
  const emit = (event: RunEvent) => {
    const line = outcomeLine(event, paint);
    if (line !== undefined) terminal.stderr.write(`${line}\n`);
  };
  return { emit, stop: () => {} };
}

const redrawMs = 100;

function live(terminal: Terminal): Reporter {
  const paint = paintFor(terminal.stderr, terminal.env);
  const began = terminal.now();
  let view = emptyRunView;
  let drawn = 0;

  const erase = () => (drawn === 0 ? '' : `\u001B[${drawn}A\r\u001B[0J`);
  const draw = (above = '') => {
    const frame = liveFrame(view, {
      paint,
      columns: terminal.stderr.columns ?? 80,
      rows: terminal.stderr.rows ?? 24,
      elapsedSeconds: (terminal.now() - began) / 1000,
    });
    // One write for the whole frame, or a slow terminal flickers.
    terminal.stderr.write(`${erase()}${above}${frame.map((line) => `${line}\n`).join('')}`);
    drawn = frame.length;
  };
  const timer = setInterval(draw, redrawMs);
  terminal.stderr.write('\u001B[?25l');

  return {
    emit: (event) => {
      view = advance(view, event);
      const line = outcomeLine(event, paint);
      // Clips come and go in the live part; only what a person may act on stays.
      if (line !== undefined && !(event.type === 'clip' && event.state === 'ready')) draw(`${line}\n`);
    },
    stop: () => {
      clearInterval(timer);
      terminal.stderr.write(`${erase()}\u001B[?25h`);
      drawn = 0;
    },
  };
}
