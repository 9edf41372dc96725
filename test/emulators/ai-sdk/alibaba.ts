import { authorization, type Dialect, type Ending, type Job, type Reply } from './dialect.ts';

const output = ({ id }: Job, more: object): Reply => [200, { request_id: 'r', output: { task_id: id, ...more } }];

const ends: Readonly<Record<Exclude<Ending, 'done'>, object>> = {
  'no-link': { task_status: 'SUCCEEDED' },
  failed: { task_status: 'FAILED', code: 'InternalError', message: 'An internal error has occured.' },
  'blocked-input': {
    task_status: 'FAILED',
    code: 'DataInspectionFailed',
    message: 'Input data may contain inappropriate content.',
  },
  'blocked-output': {
    task_status: 'FAILED',
    code: 'DataInspectionFailed',
    message: 'Output data may contain inappropriate content.',
  },
  cancelled: { task_status: 'CANCELED' },
  expired: { task_status: 'UNKNOWN' },
};

export const alibabaDialect: Dialect = {
  base: '',
  create: /^\/api\/v1\/services\/aigc\/video-generation\/video-synthesis$/,
  poll: /^\/api\/v1\/tasks\/(?<id>[^/]+)$/,
  key: authorization('Bearer'),
  check: (_body, { headers }) => (headers['x-dashscope-async'] === 'enable' ? undefined : 'only asynchronous calls'),
  created: (job) => output(job, { task_status: 'PENDING' }),
  running: (job) => output(job, { task_status: 'RUNNING' }),
  over: (job, ending, { link }) =>
    output(job, ending === 'done' ? { task_status: 'SUCCEEDED', video_url: link(job) } : ends[ending]),
  unknown: (id) => [200, { output: { task_id: id, task_status: 'UNKNOWN' } }],
  error: (status, message) => [status, { code: `E${status}`, message, request_id: 'r' }],
};
