export interface TimeLimit extends Disposable {
  /** Aborted when the time is up, or when the caller's is. */
  readonly signal: AbortSignal;
}

/**
 * A limit for the whole answer, where those of SDKs end with its headers. Its timer goes with the block: `AbortSignal.timeout`
 * stays behind with each of thousands of questions, until its time has come.
 */
export function timeLimit(ms: number, signal: AbortSignal): TimeLimit {
  const controller = new AbortController();
  const late = (): void => controller.abort(new DOMException('The answer took too long.', 'TimeoutError'));
  const timer = setTimeout(late, ms);
  return {
    signal: AbortSignal.any([signal, controller.signal]),
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
