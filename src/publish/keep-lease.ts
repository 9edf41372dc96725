import { ProviderError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Clock } from '../clock.ts';

/** A run's word to all others that it is alive. */
export interface Lease {
  /** Throws when this run has not been able to say so for so long that others may take it for dead: a laptop that slept must not send what another run is looking for already. */
  readonly check: () => void;
}

interface LeaseOptions {
  readonly run: string;
  readonly ledger: Pick<Ledger, 'heartbeat'>;
  readonly clock: Clock;
  /** Aborted when the run has ended. */
  readonly ended: AbortSignal;
}

// The ledger takes a run on another machine for dead that is silent for 15 s.
const everyMs = 5000;
const heldMs = 12_000;

export function keepLease({ run, ledger, clock, ended }: LeaseOptions): Lease {
  let said = clock.now();
  const beat = async (): Promise<void> => {
    while (await pause(clock, ended)) {
      const asked = clock.now();
      try {
        await ledger.heartbeat(run);
        said = asked;
      } catch {
        // A missed beat is no reason to stop: the check sees it.
      }
    }
  };
  void beat();
  return {
    check: () => {
      if (clock.now() - said < heldMs) return;
      throw new ProviderError('This computer was asleep or too busy, so nothing was sent.', {
        provider: 'reelmill',
        nothingStarted: true,
      });
    },
  };
}

async function pause(clock: Clock, ended: AbortSignal): Promise<boolean> {
  return await clock.sleep(everyMs, ended).then(
    () => true,
    () => false,
  );
}
