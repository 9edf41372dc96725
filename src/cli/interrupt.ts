import type { Terminal } from './terminal.ts';

export interface Interrupt {
  readonly signal: AbortSignal;
  stop(): void;
}

/** The first Ctrl-C asks the work to end and leave the ledger true; the second ends the process at once. */
export function listenForInterrupt(terminal: Terminal): Interrupt {
  const controller = new AbortController();
  const stop = terminal.onInterrupt(() => {
    if (controller.signal.aborted) {
      terminal.kill();
      return;
    }
    terminal.stderr.write('\nStopping; Ctrl-C again to stop at once.\n');
    controller.abort(new DOMException('The run was interrupted.', 'AbortError'));
  });
  return { signal: controller.signal, stop };
}
