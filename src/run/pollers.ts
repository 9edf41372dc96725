import type { VideoProvider } from '../generate/provider.ts';
import type { Patience } from './patience.ts';
import { createPoller, type Poller } from './poller.ts';
import type { RunTools } from './run-tools.ts';

export interface Pollers {
  /** One for each provider, made when it is first asked for. */
  of(provider: VideoProvider): Poller;
  /** Looks at a clip at once, if it is watched here. */
  nudge(provider: string, operation: string): void;
}

export function createPollers(tools: Pick<RunTools, 'clock' | 'random' | 'signal'>, patience: Patience): Pollers {
  const pollers = new Map<string, Poller>();
  return {
    of(provider) {
      const poller = pollers.get(provider.id) ?? createPoller(provider, tools, patience);
      pollers.set(provider.id, poller);
      return poller;
    },
    nudge: (provider, operation) => pollers.get(provider)?.nudge(operation),
  };
}
