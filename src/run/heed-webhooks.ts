import type { Nudges } from '../ledger/ledger.ts';
import type { RunContext } from './run-context.ts';

const everyMs = 1000;

/**
 * Looks early at the clips that services called about, until `ended` is aborted. `reelmill listen` is another process and
 * leaves their calls in the ledger. A call that is missed does no harm: polling goes on without it.
 */
export async function heedWebhooks({ tools, pollers }: RunContext, ended: AbortSignal): Promise<void> {
  const { ledger, clock } = tools;
  if (tools.heedsWebhooks !== true) return;
  const pause = (): Promise<boolean> =>
    clock.sleep(everyMs, ended).then(
      () => true,
      () => false,
    );
  const look = (from: number | undefined): Promise<Nudges> =>
    ledger.nudgesSince(from).catch(() => ({ cursor: from, nudges: [] }));
  let { cursor } = await look(undefined);
  while (await pause()) {
    const news = await look(cursor);
    cursor = news.cursor;
    for (const { provider, operation } of news.nudges) pollers.nudge(provider, operation);
  }
}
