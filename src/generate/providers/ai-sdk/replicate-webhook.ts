import { z } from 'zod';
import { UserError } from '../../../errors.ts';
import type { ProviderTools } from '../../provider-tools.ts';
import type { WebhookEvent } from '../../provider.ts';
import { verifyWebhook } from '../../verify-webhook.ts';
import { parsed } from './parsed.ts';

type HookTools = Pick<ProviderTools, 'webhooks' | 'secret' | 'now'>;

const prediction = z.object({ id: z.string() });

/** Replicate speaks Standard Webhooks; the secret comes from GET /v1/webhooks/default/secret. */
export function replicateWebhook({ webhooks, secret, now }: HookTools) {
  return async (headers: Headers, body: string): Promise<WebhookEvent | undefined> => {
    const reference = webhooks?.secrets.replicate;
    if (reference === undefined) {
      throw new UserError('There is no secret to check the webhooks of replicate with.', {
        hint: 'Set webhooks.secrets.replicate in reelmill.config.yaml to where it is, such as ${REPLICATE_WEBHOOK_SECRET}.',
      });
    }
    const id = await verifyWebhook(headers, body, { secret: await secret(reference), now: now() });
    const told = prediction.safeParse(parsed(body));
    return told.success ? { id, operation: told.data.id } : undefined;
  };
}
