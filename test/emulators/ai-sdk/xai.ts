import { authorization, type Dialect, type Ending, type Reply } from './dialect.ts';

const ends: Readonly<Record<Exclude<Ending, 'done'>, Reply>> = {
  'no-link': [200, { status: 'done', video: { url: null, duration: 6, respect_moderation: true } }],
  failed: [200, { status: 'failed', error: { code: 'internal_error', message: 'A worker was lost.' } }],
  'blocked-input': [200, { status: 'failed', error: { message: 'Prompt rejected by content moderation.' } }],
  'blocked-output': [
    200,
    { status: 'done', video: { respect_moderation: false }, usage: { cost_in_usd_ticks: 4.2e9 } },
  ],
  cancelled: [200, { status: 'failed', error: { message: 'Cancelled by the user.' } }],
  expired: [200, { status: 'expired' }],
};

export const xaiDialect: Dialect = {
  base: '/v1',
  create: /^\/v1\/videos\/generations$/,
  poll: /^\/v1\/videos\/(?<id>[^/]+)$/,
  key: authorization('Bearer'),
  created: ({ id }) => [200, { request_id: id }],
  running: () => [202, { status: 'pending', progress: 40 }],
  over: (job, ending, { link }) =>
    ending === 'done'
      ? [
          200,
          {
            status: 'done',
            video: { url: link(job), duration: 6, respect_moderation: true },
            usage: { cost_in_usd_ticks: 4.2e9 },
          },
        ]
      : ends[ending],
  unknown: (id) => [404, { code: 'not-found', error: `Video ${id} not found` }],
  error: (status, message) => [status, { code: `E${status}`, error: message }],
};
