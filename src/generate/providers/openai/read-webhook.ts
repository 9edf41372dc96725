import { z } from 'zod';
import { UserError } from '../../../errors.ts';
import type { ProviderTools } from '../../provider-tools.ts';
import type { WebhookEvent } from '../../provider.ts';
import { verifyWebhook } from '../../verify-webhook.ts';

type WebhookTools = Pick<ProviderTools, 'webhooks' | 'secret' | 'now'>;

const eventSchema = z.object({
  type: z.enum(['video.completed', 'video.failed']),
  data: z.object({ id: z.string().min(1) }),
});

/** What OpenAI, or a gateway that signs as it does, says of a video. The SDK's own types of events leave videos out. */
export async function readWebhook(
  headers: Headers,
  body: string,
  { webhooks, secret, now }: WebhookTools,
): Promise<WebhookEvent | undefined> {
  const reference = webhooks?.secrets.openai;
  if (reference === undefined) {
    throw new UserError('There is no secret to check the webhooks of openai with.', {
      hint: 'Set webhooks.secrets.openai in reelmill.config.yaml to where it is, such as ${OPENAI_WEBHOOK_SECRET}.',
    });
  }
  const id = await verifyWebhook(headers, body, { secret: await secret(reference), now: now() });
  const event = eventSchema.safeParse(parsed(body));
  return event.success ? { id, operation: event.data.data.id } : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
