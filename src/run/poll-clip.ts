import type { ClipStatus, VideoProvider } from '../generate/provider.ts';
import type { Operation } from '../operation.ts';
import { patiently } from './patience.ts';
import type { RunContext } from './run-context.ts';

export type Verdict = Exclude<ClipStatus, { state: 'running' }>;

/** A provider that works in this process need not be spared, but a loop without a pause would starve everything else. */
const shortestMs = 50;

/** Looks until the service gives its verdict. Errors are no verdict; they are thrown when too many come in a row. */
export async function pollClip(
  provider: VideoProvider,
  operation: Operation,
  { tools: { clock, random, signal }, patience }: Pick<RunContext, 'tools' | 'patience'>,
  onProgress: (fraction: number | undefined) => void,
): Promise<Verdict> {
  const deadline = clock.now() + patience.deadlineMs;
  for (;;) {
    const ask = (): Promise<ClipStatus> => provider.status(operation, signal);
    const status = await patiently(ask, { times: patience.polls, clock, random, signal });
    if (status.state !== 'running') return status;
    onProgress(status.progress);
    if (clock.now() >= deadline) {
      throw new Error(`${provider.id} was not done after ${Math.round(patience.deadlineMs / 60_000)} minutes`);
    }
    // Spread, so that clips started together do not ask together for ever.
    await clock.sleep(Math.max(shortestMs, provider.pollMs * (0.9 + 0.2 * random())), signal);
  }
}
