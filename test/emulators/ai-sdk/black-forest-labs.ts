import type { Dialect, Ending } from './dialect.ts';

const ends: Readonly<Record<Exclude<Ending, 'done'>, object>> = {
  'no-link': { status: 'Ready', result: {} },
  failed: { status: 'Error', details: { error: 'A worker was lost.' } },
  'blocked-input': { status: 'Request Moderated', details: 'Derivative works' },
  'blocked-output': { status: 'Content Moderated', details: 'Protected content' },
  cancelled: { status: 'Failed', details: 'cancelled' },
  expired: { status: 'Task not found' },
};

export const bflDialect: Dialect = {
  base: '/v1',
  create: /^\/v1\/flux-3-video$/,
  poll: /^\/v1\/get_result$/,
  key: ({ 'x-key': key }) => (typeof key === 'string' ? key : undefined),
  created: ({ id }, { origin }) => [200, { id, polling_url: `${origin}/v1/get_result?id=${id}`, cost: 90 }],
  running: ({ id }) => [200, { id, status: 'Pending' }],
  over: (job, ending, { link }) => {
    const told = ending === 'done' ? { status: 'Ready', result: { sample: link(job) }, cost: 84 } : ends[ending];
    return [200, { id: job.id, ...told }];
  },
  unknown: (id) => [200, { id, status: 'Task not found' }],
  error: (status, message) => [status, { detail: message }],
};
