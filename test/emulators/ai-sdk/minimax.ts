import { authorization, type Dialect, type Ending } from './dialect.ts';

const ends: Readonly<Record<Exclude<Ending, 'done'>, object>> = {
  'no-link': { status: 'succeeded', content: {} },
  failed: { status: 'failed', error: { code: 1000, message: 'unknown error' } },
  'blocked-input': { status: 'failed', error: { code: 1026, message: 'input new_sensitive' } },
  'blocked-output': { status: 'failed', error: { code: 1027, message: 'output new_sensitive' } },
  cancelled: { status: 'cancelled' },
  expired: { status: 'expired' },
};

export const minimaxDialect: Dialect = {
  base: '',
  create: /^\/v2\/video_generation$/,
  poll: /^\/v2\/query\/video_generation\/(?<id>[^/]+)$/,
  key: authorization('Bearer'),
  created: ({ id }) => [200, { task_id: id }],
  running: ({ id }) => [200, { task: { id, status: 'running' } }],
  over: (job, ending, { link }) => {
    const task = ending === 'done' ? { status: 'succeeded', content: { url: link(job) } } : ends[ending];
    return [200, { task: { id: job.id, ...task } }];
  },
  unknown: (id) => [404, { type: 'error', error: { type: 'not_found', message: `task ${id} not found` } }],
  error: (status, message) => [status, { type: 'error', error: { type: 'x', message, http_code: String(status) } }],
};
