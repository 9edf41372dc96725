interface Waiting {
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

const times = 4;
const firstMs = 2000;
const longestMs = 60_000;

/** Asks again when the service says that it is too busy (429), the one answer that proves that nothing was begun. */
export async function unlessBusy<T>(ask: () => Promise<T>, { sleep, signal }: Waiting): Promise<T> {
  for (let asked = 1; ; asked += 1) {
    try {
      return await ask();
    } catch (error) {
      const wanted = waitMs(error, asked);
      if (wanted === undefined || asked >= times) throw error;
      await sleep(wanted, signal);
    }
  }
}

/** Undefined when asking again would not help, or not soon. */
function waitMs(error: unknown, asked: number): number | undefined {
  if (!(error instanceof Error) || !('status' in error) || error.status !== 429) return undefined;
  // An account without money is answered in the same way.
  if ('code' in error && error.code === 'insufficient_quota') return undefined;
  const headers = 'headers' in error && error.headers instanceof Headers ? error.headers : new Headers();
  const exact = Number(headers.get('retry-after-ms'));
  const given = exact > 0 ? exact : Number(headers.get('retry-after')) * 1000;
  const ms = given > 0 ? given : firstMs * 2 ** (asked - 1);
  return ms <= longestMs ? ms : undefined;
}
