import { timingSafeEqual } from 'node:crypto';
import { UserError, WebhookError } from '../errors.ts';

interface Check {
  /** `whsec_` and base64. */
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

// standardwebhooks.com: older ones may be a replay.
const toleranceSeconds = 300;

/**
 * Checks the signature and time of a Standard Webhook and returns the id of its message. The package signs; it is not asked
 * to verify, since it would look at the machine's clock.
 */
export async function verifyWebhook(headers: Headers, body: string, { secret, now }: Check): Promise<string> {
  const id = headers.get('webhook-id');
  const time = Number(headers.get('webhook-timestamp') ?? Number.NaN);
  const signatures = headers.get('webhook-signature');
  if (!id || !signatures || !Number.isInteger(time)) throw new WebhookError('It is not signed as a Standard Webhook.');
  if (Math.abs(now / 1000 - time) > toleranceSeconds) throw new WebhookError('It is not from now.');
  const expected = (await signer(secret)).sign(id, new Date(time * 1000), body);
  // Several while a secret is being changed for another.
  if (signatures.split(' ').some((signature) => same(signature, expected))) return id;
  throw new WebhookError('Its signature is wrong.');
}

async function signer(secret: string) {
  const { Webhook } = await import('standardwebhooks');
  try {
    return new Webhook(secret);
  } catch {
    throw new UserError('The signing secret of the webhooks is none: it begins with whsec_.', {
      hint: 'Copy it again from the page of the service where the webhook was made.',
    });
  }
}

function same(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
