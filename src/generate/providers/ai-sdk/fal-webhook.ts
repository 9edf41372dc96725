import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { WebhookError } from '../../../errors.ts';
import type { ProviderTools } from '../../provider-tools.ts';
import type { WebhookEvent } from '../../provider.ts';
import { parsed } from './parsed.ts';

type HookTools = Pick<ProviderTools, 'fetch' | 'now' | 'env'>;

const toleranceMs = 5 * 60_000;
// Keys may be kept for a day; a signature that fits none may be of a new one, but forgeries must not make us ask each time.
const keysLiveMs = 24 * 3_600_000;
const keysRestMs = 5 * 60_000;

const jwks = z.object({ keys: z.array(z.object({ x: z.string() })) });
const delivery = z.object({ request_id: z.string() });

/** fal signs with ED25519 keys that it publishes (docs.fal.ai/model-endpoints/webhooks). */
export function falWebhook({
  fetch,
  now,
  env,
}: HookTools): (headers: Headers, body: string) => Promise<WebhookEvent | undefined> {
  const address = env['REELMILL_FAL_JWKS_URL'] ?? 'https://rest.alpha.fal.ai/.well-known/jwks.json';
  let known: { readonly keys: readonly KeyObject[]; readonly at: number } | undefined;

  async function keysNoOlderThan(ms: number): Promise<readonly KeyObject[]> {
    if (known === undefined || now() - known.at > ms) known = { keys: await fetchKeys(address, fetch), at: now() };
    return known.keys;
  }

  return async (headers, body) => {
    const { message, signature, id } = signedBy(headers, body, now());
    const fits = (key: KeyObject): boolean => verify(null, message, key, signature);
    const signed = (await keysNoOlderThan(keysLiveMs)).some(fits) || (await keysNoOlderThan(keysRestMs)).some(fits);
    if (!signed) throw new WebhookError('The signature is not one of fal.');
    const told = delivery.safeParse(parsed(body));
    // gateway_request_id is that of the last try; the queue knows the job by request_id.
    return told.success ? { id, operation: told.data.request_id } : undefined;
  };
}

function signedBy(headers: Headers, body: string, now: number): { message: Buffer; signature: Buffer; id: string } {
  const [id, user, time, signature] = ['request-id', 'user-id', 'timestamp', 'signature'].map((name) =>
    headers.get(`x-fal-webhook-${name}`),
  );
  if (!id || !user || !time || !signature) throw new WebhookError('It lacks the headers of a delivery by fal.');
  const age = Math.abs(now - Number(time) * 1000);
  if (!(age <= toleranceMs)) throw new WebhookError('It is too old, or from the future.');
  const digest = createHash('sha256').update(body).digest('hex');
  return { message: Buffer.from([id, user, time, digest].join('\n')), signature: Buffer.from(signature, 'hex'), id };
}

async function fetchKeys(address: string, fetch: typeof globalThis.fetch): Promise<readonly KeyObject[]> {
  const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
  const { keys } = jwks.parse(await response.json());
  return keys.map(({ x }) => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }));
}
