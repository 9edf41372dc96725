import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { UserError, WebhookError } from '../../../errors.ts';
import type { ProviderTools } from '../../provider-tools.ts';
import type { WebhookEvent } from '../../provider.ts';

const prediction = z.object({ id: z.string() });

/** Replicate speaks Standard Webhooks; the secret comes from GET /v1/webhooks/default/secret. */
export function replicateWebhook({
  webhooks,
  secret,
}: Pick<ProviderTools, 'webhooks' | 'secret'>): (headers: Headers, body: string) => Promise<WebhookEvent | undefined> {
  return async (headers, body) => {
    const reference = webhooks?.secrets.replicate;
    if (reference === undefined) {
      throw new UserError('Calls from Replicate cannot be checked without its signing secret.', {
        hint: 'Set webhooks.secrets.replicate in reelmill.config.yaml.',
      });
    }
    const told = prediction.safeParse(checked(new Webhook(await secret(reference)), headers, body));
    return told.success ? { id: headers.get('webhook-id') ?? '', operation: told.data.id } : undefined;
  };
}

function checked(webhook: Webhook, headers: Headers, body: string): unknown {
  try {
    return webhook.verify(body, Object.fromEntries(headers));
  } catch (error) {
    throw new WebhookError(`It is not to be believed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
