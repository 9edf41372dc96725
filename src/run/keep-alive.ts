import type { RunContext } from './run-context.ts';
import { describe } from '../describe.ts';

/** The ledger takes a run for dead that is silent for three of these. */
const everyMs = 5000;

/** Tells the ledger that this run is alive until `ended` is aborted. A missed beat is no reason to stop: every write is checked against other runs anyway. */
export async function keepAlive({ tools, warn }: RunContext, ended: AbortSignal): Promise<void> {
  const pause = (): Promise<boolean> =>
    tools.clock.sleep(everyMs, ended).then(
      () => true,
      () => false,
    );
  while (await pause()) {
    await tools.ledger.heartbeat(tools.run.id).catch((error: unknown) => {
      warn(`The ledger could not be told that this run is alive: ${describe(error)}`);
    });
  }
}
