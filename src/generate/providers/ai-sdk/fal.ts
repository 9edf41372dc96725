import { valueAt } from '../../../campaign/value-at.ts';
import { askFal } from './ask-fal.ts';
import { falVerdict } from './fal-verdict.ts';
import { falWebhook } from './fal-webhook.ts';
import type { Service } from './service.ts';
import type { Settings } from './settings.ts';

/** The queue as the SDK has it, whatever base URL it is given. It believes to speak to it, and is translated both ways. */
const queue = 'https://queue.fal.run';

/** Models at fal. */
export const fal: Service = {
  id: 'fal',
  package: '@ai-sdk/fal',
  otherKey: 'FAL_KEY',
  pollMs: 5000,
  baseUrl: () => queue,
  async connect({ key, fetch }) {
    const { createFal } = await import('@ai-sdk/fal');
    const sdk = createFal({ fetch, ...(key !== undefined && { apiKey: key }) });
    return (model) => sdk.video(marked(model));
  },
  ask: askFal,
  jobId: (operation, answer) => valueAt(answer, ['request_id']) ?? lastOf(valueAt(operation, ['responseUrl'])),
  operation(id, model) {
    const app = fullName(model).split('/').slice(0, 2).join('/');
    return { responseUrl: `${queue}/${app}/requests/${id}`, submitUrl: `${queue}/${fullName(model)}` };
  },
  job: {
    state: (body) => valueAt(body, ['status']),
    states: ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED'],
    tellsErrors: false,
    verdict: falVerdict,
  },
  wire: { address, answer: asFromQueue },
  callsBack: true,
  webhook: falWebhook,
};

/** A model without an owner is one of fal's. */
function fullName(model: string): string {
  return model.includes('/') ? model : `fal-ai/${model}`;
}

// The SDK sends every model to fal-ai/…, others such as bytedance/seedance-2.0/text-to-video too: those get a mark.
function marked(model: string): string {
  return fullName(model).startsWith('fal-ai/') ? model : `@/${model}`;
}

function address(url: string, { baseUrl }: Settings): string {
  return url.startsWith(`${queue}/`) ? url.replace(queue, baseUrl).replace('/fal-ai/@/', '/') : url;
}

/** The SDK sends the key only where it has sent the create. */
function asFromQueue(body: unknown, { baseUrl }: Settings): unknown {
  const url = valueAt(body, ['response_url']);
  if (typeof url !== 'string' || !url.startsWith(`${baseUrl}/`)) return body;
  return { ...Object(body), response_url: url.replace(baseUrl, queue) };
}

function lastOf(url: unknown): string | undefined {
  return typeof url === 'string' ? url.split('/').at(-1) : undefined;
}
