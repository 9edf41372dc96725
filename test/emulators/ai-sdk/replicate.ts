import { authorization, type Dialect, type Ending, type Job, type Place, type Reply } from './dialect.ts';

const ends: Readonly<Record<Exclude<Ending, 'done'>, object>> = {
  'no-link': { status: 'succeeded', output: null },
  failed: { status: 'failed', error: 'CUDA out of memory' },
  'blocked-input': { status: 'failed', error: 'The input was flagged as sensitive. (E005)' },
  'blocked-output': { status: 'failed', error: 'The output was flagged as sensitive. (E006)' },
  cancelled: { status: 'canceled' },
  expired: { status: 'succeeded', output: null, input: {}, data_removed: true },
};

const prediction = ({ id, path, body, createdAt }: Job, { origin }: Place, more: object): object => ({
  id,
  model: path.replace('/v1/models/', '').replace('/predictions', ''),
  version: 'hidden',
  input: body['input'],
  created_at: createdAt.toISOString(),
  data_removed: false,
  urls: { get: `${origin}/v1/predictions/${id}`, cancel: `${origin}/v1/predictions/${id}/cancel` },
  ...more,
});

/** Answers with a list of one link, as many models do. */
export const replicateDialect: Dialect = {
  base: '/v1',
  create: /^\/v1\/models\/[^/]+\/[^/]+\/predictions$/,
  poll: /^\/v1\/predictions\/(?<id>[^/]+)$/,
  list: /^\/v1\/predictions$/,
  key: authorization('Bearer'),
  created: (job, place) => [201, prediction(job, place, { status: 'starting' })],
  running: (job, place) => [200, prediction(job, place, { status: 'processing' })],
  over: (job, ending, place) => {
    const told = ending === 'done' ? { status: 'succeeded', output: [place.link(job)] } : ends[ending];
    return [200, prediction(job, place, told)];
  },
  unknown: (id) => [404, { detail: `The requested resource ${id} could not be found.` }],
  error: (status, message) => [status, { title: 'Error', detail: message, status }],
  listed(place, query): Reply {
    const from = Number(query.get('cursor') ?? 0);
    const newest = place.jobs.toReversed().slice(from, from + 2);
    const next = from + 2 < place.jobs.length ? `${place.origin}/v1/predictions?cursor=${from + 2}` : null;
    return [
      200,
      { previous: null, next, results: newest.map((job) => prediction(job, place, { status: 'processing' })) },
    ];
  },
};
