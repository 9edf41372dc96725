import type { Reporter } from './progress/reporter.ts';
import type { Terminal } from './terminal.ts';

interface Interrupt {
  readonly signal: AbortSignal;
  readonly stop: () => void;
}

/** The first Ctrl-C asks the work to end and leave the ledger true; the second ends the process at once. */
export function listenForInterrupt(terminal: Terminal, reporter: Pick<Reporter, 'note' | 'stop'>): Interrupt {
  const controller = new AbortController();
  const stop = terminal.onInterrupt(() => {
    if (controller.signal.aborted) {
      reporter.stop();
      terminal.kill();
      return;
    }
    reporter.note('Stopping. Ctrl-C again ends it at once; either way, the next run goes on from here.');
    controller.abort(new DOMException('The run was interrupted.', 'AbortError'));
  });
  return { signal: controller.signal, stop };
}
