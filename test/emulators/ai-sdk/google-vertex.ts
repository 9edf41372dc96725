import { valueAt } from '../../../src/campaign/value-at.ts';
import type { Dialect, Ending, Reply } from './dialect.ts';

const audioFilter =
  'We encountered an issue with the audio for your prompt, which means we could not create your video. This can sometimes ' +
  'happen due to our safety filters or other processing issues. Please modify your request and try again. You have not been charged for this attempt.';

const filtered = (reason: string): Reply => [
  200,
  { done: true, response: { raiMediaFilteredCount: 1, raiMediaFilteredReasons: [reason] } },
];

const ends: Readonly<Record<Exclude<Ending, 'done'>, Reply>> = {
  'no-link': [200, { done: true, response: {} }],
  failed: [200, { done: true, error: { code: 13, message: 'Internal error encountered.' } }],
  'blocked-input': [
    200,
    {
      done: true,
      error: {
        code: 3,
        message:
          "The prompt could not be submitted. It contains sensitive words that violate Google's Responsible AI practices.",
      },
    },
  ],
  'blocked-output': filtered('Veo could not generate 1 videos because of our safety filters. Support codes: 42237218'),
  cancelled: [200, { done: true, error: { code: 1, message: 'The operation was cancelled.' } }],
  expired: [404, { error: { code: 404, message: 'Operation not found', status: 'NOT_FOUND' } }],
};

/** Sends the footage within the answer, as Vertex does where no bucket is named. */
export const vertexDialect: Dialect = {
  base: '/v1beta1/projects/p/locations/us-central1/publishers/google',
  create: /\/models\/[^/:]+:predictLongRunning$/,
  poll: /\/models\/[^/:]+:fetchPredictOperation$/,
  pollMethod: 'POST',
  key: ({ 'x-goog-api-key': key, authorization }) =>
    typeof key === 'string' ? key : authorization?.replace('Bearer ', ''),
  idOf: (body) =>
    String(valueAt(body, ['operationName']))
      .split('/')
      .at(-1) ?? '',
  created: ({ id }) => [200, { name: `projects/p/locations/us-central1/operations/${id}` }],
  running: () => [200, { done: false }],
  async over(_job, ending, place) {
    if (ending !== 'done') return ends[ending];
    const bytesBase64Encoded = (await place.footage()).toString('base64');
    return [200, { done: true, response: { videos: [{ bytesBase64Encoded, mimeType: 'video/mp4' }] } }];
  },
  unknown: () => ends.expired,
  error: (status, message) => [status, { error: { code: status, message, status: 'X' } }],
};

/** The reply of a job whose sound was filtered by chance. */
export const audioFiltered = filtered(audioFilter);
