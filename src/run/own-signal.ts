const over = new Error('the question is over');

/**
 * Asks with a signal that lives no longer than the question and ends whatever else waits for it, such as its time limit.
 * SDKs leave their listeners on the signal they are given: on the run's own, those of thousands of polls would pile up.
 */
export async function withOwnSignal<T>(run: AbortSignal, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  run.throwIfAborted();
  const controller = new AbortController();
  const stop = (): void => controller.abort(run.reason);
  run.addEventListener('abort', stop, { once: true });
  try {
    return await ask(controller.signal);
  } finally {
    run.removeEventListener('abort', stop);
    controller.abort(over);
  }
}
