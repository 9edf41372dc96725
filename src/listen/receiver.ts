import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { WebhookError } from '../errors.ts';
import type { VideoProvider } from '../generate/provider.ts';
import type { Ledger } from '../ledger/ledger.ts';

interface ReceiverSetting {
  /** Undefined when there is none that takes calls. */
  readonly provider: (id: string) => Promise<Pick<VideoProvider, 'webhook'> | undefined>;
  readonly ledger: Pick<Ledger, 'nudge'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told what came, in a line. */
  readonly note: (line: string) => void;
}

/** Deliveries are a few kilobytes. */
const mostBytes = 1024 * 1024;

/** Takes the calls of services and leaves a nudge for each in the ledger. Nothing that a call says is believed beyond that. */
export function createReceiver({ provider: find, ledger, now, note }: ReceiverSetting): Hono {
  const app = new Hono();
  app.get('/healthz', (context) => context.text('ok'));
  const limit = bodyLimit({ maxSize: mostBytes, onError: (context) => context.text('too large', 413) });
  app.post('/webhooks/:provider', limit, async (context) => {
    const id = context.req.param('provider');
    const provider = await find(id);
    if (provider?.webhook === undefined) return context.notFound();
    try {
      const event = await provider.webhook(context.req.raw.headers, await context.req.text());
      if (event !== undefined) {
        const at = new Date(now()).toISOString();
        const isNew = await ledger.nudge({ provider: id, operation: event.operation, event: event.id, at });
        note(`${id}: ${event.operation}${isNew ? '' : ' again'}`);
      }
      return context.text('ok');
    } catch (error) {
      if (!(error instanceof WebhookError)) throw error;
      note(`${id}: refused, ${error.message}`);
      return context.text('refused', 401);
    }
  });
  // The service delivers again later; what went wrong here is none of its business.
  app.onError((error, context) => {
    note(`${context.req.path}: ${error.message}`);
    return context.text('failed', 500);
  });
  return app;
}
