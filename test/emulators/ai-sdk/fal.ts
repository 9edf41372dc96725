import { authorization, type Dialect, type Ending, type Reply } from './dialect.ts';

const flagged = (...loc: string[]): Reply => [
  422,
  {
    detail: [
      { loc, msg: 'The content was flagged by a content checker.', type: 'content_policy_violation', input: '…' },
    ],
  },
];

const ends: Readonly<Record<Exclude<Ending, 'done'>, Reply>> = {
  'no-link': [200, { seed: 7 }],
  failed: [
    503,
    { detail: 'The runner disconnected', error_type: 'runner_disconnected' },
    { 'x-fal-error-type': 'runner_disconnected' },
  ],
  'blocked-input': flagged('body', 'prompt'),
  'blocked-output': flagged('response'),
  cancelled: [499, { detail: 'Request was cancelled', error_type: 'client_cancelled' }],
  expired: [404, { detail: 'Request not found' }],
};

/** Names a job by its app without the endpoint, as the real queue does. */
export const falDialect: Dialect = {
  base: '',
  create: /^\/(?!footage)[^/]+\/[^/]+(?:\/(?!requests\/).+)?$/,
  poll: /^\/[^/]+\/[^/]+\/requests\/(?<id>[^/]+)$/,
  key: authorization('Key'),
  created({ id, path }, { origin }) {
    const app = path.split('/').slice(0, 3).join('/');
    return [200, { status: 'IN_QUEUE', request_id: id, response_url: `${origin}${app}/requests/${id}` }];
  },
  running: () => [400, { detail: 'Request is still in progress' }],
  over: (job, ending, { link }) =>
    ending === 'done' ? [200, { video: { url: link(job), content_type: 'video/mp4' }, seed: 7 }] : ends[ending],
  unknown: () => ends.expired,
  error: (status, message) => [status, { detail: message }],
};
