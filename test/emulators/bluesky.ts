import { createHash } from 'node:crypto';
import { jsonToLex, lexicons } from '@atproto/api';
import {
  startPublishingServer,
  type Call,
  type PublishingFault,
  type PublishingServer,
  type Reply,
} from './publishing-server.ts';

const routes = {
  'com.atproto.server.getSession': 'session',
  'com.atproto.server.getServiceAuth': 'serviceAuth',
  'com.atproto.repo.uploadBlob': 'blob',
  'com.atproto.repo.createRecord': 'create',
  'com.atproto.repo.getRecord': 'get',
  'app.bsky.video.getUploadLimits': 'limits',
  'app.bsky.video.startUpload': 'start',
  'app.bsky.video.uploadPart': 'part',
  'app.bsky.video.getUploadStatus': 'status',
  'app.bsky.video.finishUpload': 'finish',
  'app.bsky.video.uploadVideo': 'whole',
  'app.bsky.video.getJobStatus': 'job',
} as const;
export type BlueskyRoute = (typeof routes)[keyof typeof routes];

export interface BlueskyOptions {
  readonly faults?: readonly PublishingFault<BlueskyRoute>[];
  /** Which access token it takes now; any unless said otherwise. */
  readonly token?: () => string;
  /** How a token that it does not take is refused; 400 ExpiredToken unless said otherwise. */
  readonly stale?: Reply;
  /** Whether it takes uploads in parts; it does unless this says false. */
  readonly parts?: boolean;
  /** Looks until a video is processed; 1 unless said otherwise. */
  readonly looks?: number;
  /** How processing ends, in place of a blob. */
  readonly failure?: Readonly<Record<string, unknown>>;
  readonly limits?: Readonly<Record<string, unknown>>;
  /** How many videos may be uploaded before the quota is used up. */
  readonly videos?: number;
  readonly now?: () => number;
}

export interface BlueskyEmulator extends PublishingServer<BlueskyRoute> {
  readonly records: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Hashes of the videos that were put together. */
  readonly videos: readonly string[];
  readonly captions: readonly string[];
  /** Service tokens that were handed out. */
  readonly tokens: readonly string[];
  /** As after an hour. */
  readonly expire: () => void;
}

interface Upload {
  readonly size: number;
  readonly parts: (Buffer | undefined)[];
  state: 'created' | 'completed' | 'expired';
}

interface State {
  readonly options: BlueskyOptions;
  readonly uploads: Map<string, Upload>;
  readonly jobs: string[];
  readonly records: Map<string, Readonly<Record<string, unknown>>>;
  readonly captions: string[];
  readonly tokens: string[];
  looks: number;
}

export const did = 'did:plc:z72i7hdynmk6r22z27h6tvur';
export const partBytes = 256 * 1024;
const cid = 'bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yeq';

/** A server of the AT Protocol and a video service in one: token for token, part for part. */
export async function startBlueskyEmulator(options: BlueskyOptions = {}): Promise<BlueskyEmulator> {
  const state: State = {
    options,
    uploads: new Map(),
    jobs: [],
    records: new Map(),
    captions: [],
    tokens: [],
    looks: 0,
  };
  const server = await startPublishingServer<BlueskyRoute>({
    sort: (_method, { pathname }) => Object.entries(routes).find(([method]) => pathname === `/xrpc/${method}`)?.[1],
    faults: options.faults ?? [],
    refuse: (token, route) => refuse(token, route, state),
    answer: (call) => answers[call.route](call, state),
  });
  const { records, jobs: videos, captions, tokens } = state;
  const expire = (): void => state.uploads.forEach((upload) => void (upload.state = 'expired'));
  return { ...server, records, videos, captions, tokens, expire };
}

const says = (status: number, error: string, message = `It is ${error}.`): Reply => ({
  status,
  body: { error, message },
});

// Which question each service token is for.
const lxm: Partial<Record<BlueskyRoute, string>> = {
  limits: 'app.bsky.video.getUploadLimits',
  job: 'app.bsky.video.getJobStatus',
  ...Object.fromEntries(
    ['start', 'part', 'status', 'finish', 'whole'].map((route) => [route, 'com.atproto.repo.uploadBlob']),
  ),
};

function refuse(token: string | undefined, route: BlueskyRoute, { options, tokens }: State): Reply | undefined {
  if (token === undefined) return says(401, 'AuthMissing');
  const wanted = lxm[route];
  if (wanted !== undefined) {
    return tokens.includes(token) && token.endsWith(` ${wanted}`.replaceAll(' ', '~'))
      ? undefined
      : says(401, 'BadJwt');
  }
  const access = options.token?.();
  if (access === undefined || token === access) return undefined;
  return options.stale ?? says(400, 'ExpiredToken', 'Token has expired');
}

type Answer = (call: Call<BlueskyRoute>, state: State) => Reply;

const session: Answer = ({ url }) => ({
  status: 200,
  body: {
    did,
    handle: 'brand.test',
    didDoc: { id: did, service: [{ id: '#atproto_pds', serviceEndpoint: url.origin }] },
  },
});

const serviceAuth: Answer = ({ url }, { tokens, options: { now = Date.now } }) => {
  const { aud = '', lxm: method = '', exp = '' } = Object.fromEntries(url.searchParams);
  if (aud !== `did:web:${url.host.replace(':', '%3A')}`) return says(400, 'InvalidRequest', `aud ${aud}`);
  if (Number(exp) * 1000 > now() + 31 * 60_000) return says(400, 'BadExpiration');
  const token = `svc-${tokens.length}~${method}`;
  tokens.push(token);
  return { status: 200, body: { token } };
};

const limits: Answer = (_call, { options }) => ({
  status: 200,
  body: options.limits ?? { canUpload: true, remainingDailyVideos: 25, remainingDailyBytes: 10_000_000_000 },
});

const start: Answer = ({ body }, { options, uploads }) => {
  if (options.parts === false)
    return { status: 501, body: { error: 'MethodNotImplemented', message: 'Method Not Implemented' } };
  const { sizeBytes, mimeType } = JSON.parse(body.toString());
  if (mimeType !== 'video/mp4') return says(400, 'UnsupportedContentType');
  if (uploads.size >= (options.videos ?? 25)) return says(400, 'DailyLimitExceeded');
  const count = Math.ceil(sizeBytes / partBytes);
  const jobId = `upload-${uploads.size + 1}`;
  uploads.set(jobId, { size: sizeBytes, parts: Array.from({ length: count }), state: 'created' });
  return {
    status: 200,
    body: { jobId, partSizeBytes: partBytes, partCount: count, expiresAt: '2027-01-01T00:00:00Z' },
  };
};

const part: Answer = ({ url, headers, body, whole }, { uploads }) => {
  const upload = uploads.get(url.searchParams.get('jobId') ?? '');
  if (upload === undefined) return says(404, 'UploadNotFound');
  if (upload.state === 'expired') return says(400, 'UploadExpired');
  if (upload.state === 'completed') return says(400, 'UploadAlreadyCompleted');
  const number = Number(url.searchParams.get('partNumber'));
  if (!(number >= 1 && number <= upload.parts.length)) return says(400, 'InvalidPartNumber');
  const length = Math.min(partBytes, upload.size - (number - 1) * partBytes);
  if (Number(headers['content-length']) !== length) return says(400, 'PartSizeMismatch');
  if (headers['content-type'] !== 'application/octet-stream') return says(400, 'InvalidRequest');
  if (whole) upload.parts[number - 1] = body;
  return { status: 200, body: { partNumber: number, sizeBytes: length } };
};

const status: Answer = ({ url }, { uploads, jobs }) => {
  const upload = uploads.get(url.searchParams.get('jobId') ?? '');
  if (upload === undefined) return says(404, 'UploadNotFound');
  const receivedParts = upload.parts.flatMap((bytes, index) => (bytes === undefined ? [] : [index + 1]));
  const completed = upload.state === 'completed' ? { completedJobId: `job-${jobs.length}` } : {};
  return { status: 200, body: { receivedParts, state: upload.state, ...completed } };
};

const finish: Answer = ({ body }, { uploads, jobs }) => {
  const upload = uploads.get(JSON.parse(body.toString()).jobId);
  if (upload === undefined) return says(404, 'UploadNotFound');
  if (upload.state === 'expired') return says(400, 'UploadExpired');
  const parts = upload.parts.filter((bytes) => bytes !== undefined);
  if (parts.length < upload.parts.length) return says(400, 'MissingParts');
  if (upload.state === 'created') jobs.push(sha256(Buffer.concat(parts)));
  upload.state = 'completed';
  return {
    status: 200,
    body: { completedJobId: `job-${jobs.length}`, jobStatus: jobStatus(jobs.length, 'JOB_STATE_CREATED') },
  };
};

const whole: Answer = ({ url, headers, body, whole: complete }, { jobs }) => {
  if (url.searchParams.get('did') !== did || !url.searchParams.get('name')) return says(400, 'InvalidRequest');
  if (headers['content-type'] !== 'video/mp4' || headers['content-length'] === undefined)
    return says(400, 'InvalidRequest');
  if (!complete) return says(400, 'InvalidRequest');
  const known = jobs.indexOf(sha256(body)) + 1;
  if (known > 0) return { status: 409, body: { ...jobStatus(known, 'JOB_STATE_COMPLETED'), error: 'already_exists' } };
  jobs.push(sha256(body));
  return { status: 200, body: jobStatus(jobs.length, 'JOB_STATE_CREATED') };
};

const jobStatus = (number: number, state: string) => ({ jobId: `job-${number}`, did, state });

const job: Answer = ({ url }, state) => {
  const number = Number(/^job-(\d+)$/.exec(url.searchParams.get('jobId') ?? '')?.[1]);
  if (!(number <= state.jobs.length)) return says(404, 'NotFound');
  state.looks += 1;
  if (state.looks < (state.options.looks ?? 1))
    return { status: 200, body: { jobStatus: jobStatus(number, 'JOB_STATE_ENCODING') } };
  const { failure } = state.options;
  const end = failure === undefined ? { blob: blobOf('video/mp4', 1000) } : failure;
  const name = failure === undefined ? 'JOB_STATE_COMPLETED' : 'JOB_STATE_FAILED';
  return { status: 200, body: { jobStatus: { ...jobStatus(number, name), ...end } } };
};

const blobOf = (mimeType: string, size: number) => ({ $type: 'blob', ref: { $link: cid }, mimeType, size });

const blob: Answer = ({ headers, body }, { captions }) => {
  if (headers['content-type'] !== 'text/vtt') return says(400, 'InvalidRequest');
  captions.push(body.toString());
  return { status: 200, body: { blob: blobOf('text/vtt', body.length) } };
};

const create: Answer = ({ body }, { records }) => {
  const { repo, collection, rkey, record } = JSON.parse(body.toString());
  if (repo !== did || collection !== 'app.bsky.feed.post') return says(400, 'InvalidRequest');
  if (!/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/.test(rkey))
    return says(400, 'InvalidRequest', 'Invalid record key');
  const valid = lexicons.validate(collection, jsonToLex(record));
  if (!valid.success) return says(400, 'InvalidRequest', valid.error.message);
  // The reference server fails where the tree of records refuses the key.
  if (records.has(rkey)) return says(500, 'InternalServerError', 'Internal Server Error');
  records.set(rkey, record);
  return { status: 200, body: { uri: `at://${did}/${collection}/${rkey}`, cid } };
};

const get: Answer = ({ url }, { records }) => {
  const { repo, collection, rkey = '' } = Object.fromEntries(url.searchParams);
  const value = repo === did && collection === 'app.bsky.feed.post' ? records.get(rkey) : undefined;
  const uri = `at://${did}/${collection}/${rkey}`;
  if (value === undefined) return says(400, 'RecordNotFound', `Could not locate record: ${uri}`);
  return { status: 200, body: { uri, cid, value } };
};

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const answers: Readonly<Record<BlueskyRoute, Answer>> = {
  session,
  serviceAuth,
  limits,
  start,
  part,
  status,
  finish,
  whole,
  job,
  blob,
  create,
  get,
};
