import { valueAt } from '../../../src/campaign/value-at.ts';
import { authorization, type Dialect, type Ending } from './dialect.ts';

export const signingSecret = 'whsec_never_to_be_stored';

const ends: Readonly<Record<Exclude<Ending, 'done'>, object>> = {
  'no-link': { status: 'completed', videos: [] },
  failed: { status: 'error', error: 'The provider lost a worker.' },
  'blocked-input': { status: 'error', error: 'The prompt was refused by content moderation.' },
  'blocked-output': { status: 'error', error: 'The generated video was blocked by content moderation.' },
  cancelled: { status: 'cancelled' },
  expired: { status: 'error', error: 'The job has expired.' },
};

export const gatewayDialect: Dialect = {
  base: '/v4/ai',
  create: /^\/v4\/ai\/video-model\/start$/,
  poll: /^\/v4\/ai\/video-model\/status$/,
  pollMethod: 'POST',
  key: authorization('Bearer'),
  idOf: (body) => String(valueAt(body, ['operation', 'jobId'])),
  check: (_body, { headers }) => (headers['ai-model-id'] ? undefined : 'which model?'),
  created: ({ id }) => [
    200,
    {
      operation: { jobId: id },
      providerMetadata: { gateway: { asyncJob: { jobId: id, status: 'queued', webhookSigningSecret: signingSecret } } },
    },
  ],
  running: () => [200, { status: 'pending' }],
  over: (job, ending, { link }) => [
    200,
    ending === 'done'
      ? {
          status: 'completed',
          videos: [{ type: 'url', url: link(job), mediaType: 'video/mp4' }],
          providerMetadata: { gateway: { cost: '0.48' } },
        }
      : ends[ending],
  ],
  unknown: (id) => [404, { error: { message: `Job ${id} not found`, type: 'not_found' } }],
  error: (status, message) => [status, { error: { message, type: 'x' } }],
};
