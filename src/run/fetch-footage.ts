import { ProviderError } from '../errors.ts';
import type { VideoProvider } from '../generate/provider.ts';
import type { Probe } from '../media/media.ts';
import type { ClipTask } from '../plan/plan.ts';
import { fileError } from '../store/file-error.ts';
import { flawOf } from './check-footage.ts';
import { describe } from '../describe.ts';
import type { Flight } from './flight.ts';
import { withOwnSignal } from './own-signal.ts';
import { patiently } from '../patiently.ts';
import type { RunContext } from './run-context.ts';
import { showFlight } from './show-flight.ts';

/** Downloads footage into `file`, and says what is wrong with it when it is not what was asked for. */
export async function fetchFootage(
  task: ClipTask,
  flight: Flight,
  file: string,
  run: RunContext,
): Promise<string | undefined> {
  const { clock, random, signal, store } = run.tools;
  const provider = await run.tools.provider(flight.provider);
  const onProgress = (progress?: number): void => showFlight(task, flight, 'downloading', progress, run);
  onProgress();
  const attempt = async (): Promise<Probe | undefined> => {
    // Again for each try: a run that was taken for dead (a laptop that slept) finds its folder cleared away.
    await store.workFolder(run.tools.run.id);
    await withOwnSignal(signal, (own) =>
      provider.download(flight.operation, file, { signal: own, onProgress }).catch((error: unknown) => {
        // A full disk is for a person to mend, and not for trying again.
        throw fileError(error, file);
      }),
    );
    return await read(file, provider, run);
  };
  const probe = await patiently(attempt, { times: run.patience.downloads, clock, random, signal });
  return probe && flawOf(probe, task.request);
}

/** Gateways change what was asked for and say nothing, so what they made is looked at. Our own providers need no such look. */
async function read(file: string, provider: VideoProvider, { tools }: RunContext): Promise<Probe | undefined> {
  if (provider.pollMs === 0) return undefined;
  try {
    return await tools.probe(file, { signal: tools.signal });
  } catch (error) {
    // A page that says "log in" is no verdict on a clip: it is fetched again, by this run or the next.
    throw new ProviderError(describe(error), { provider: provider.id, retryable: true, cause: error });
  }
}
