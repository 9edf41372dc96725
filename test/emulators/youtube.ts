import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  startPublishingServer,
  type Call,
  type PublishingFault,
  type PublishingServer,
  type Reply,
} from './publishing-server.ts';

export type YouTubeRoute = 'open' | 'query' | 'part' | 'last' | 'videos' | 'thumbnail' | 'captions';

const resourceSchema = z.strictObject({
  snippet: z.strictObject({
    title: z
      .string()
      .min(1)
      .max(100)
      .regex(/^[^<>]*$/),
    description: z.string().regex(/^[^<>]*$/),
    tags: z.array(z.string()),
    defaultLanguage: z.string(),
    categoryId: z.string().optional(),
  }),
  status: z.strictObject({
    privacyStatus: z.enum(['public', 'unlisted', 'private']),
    publishAt: z.iso.datetime().optional(),
    selfDeclaredMadeForKids: z.boolean(),
    containsSyntheticMedia: z.boolean().optional(),
  }),
});

interface YouTubeVideo {
  readonly id: string;
  readonly resource: z.output<typeof resourceSchema>;
  readonly sha256: string;
  cover?: { readonly bytes: number; readonly type: string };
  captions?: { readonly snippet: unknown; readonly srt: string };
}

interface Session {
  readonly resource: YouTubeVideo['resource'];
  readonly total: number;
  readonly hash: ReturnType<typeof createHash>;
  received: number;
  video?: YouTubeVideo;
}

export interface YouTubeOptions {
  readonly faults?: readonly PublishingFault<YouTubeRoute>[];
  /** Which token it takes now; any unless said otherwise. */
  readonly token?: () => string;
  /** Looks until a video is processed; 1 unless said otherwise. */
  readonly looks?: number;
  /** What videos.list says in the end. */
  readonly status?: Readonly<Record<string, string>>;
  /** How many sessions it opens before the quota is used up. */
  readonly inserts?: number;
  /** Whether it keeps what came of a part that broke off. */
  readonly keepsPieces?: boolean;
}

export interface YouTubeEmulator extends PublishingServer<YouTubeRoute> {
  readonly videos: readonly YouTubeVideo[];
  /** How many sessions were opened. */
  readonly opened: () => number;
  /** As after a week. */
  readonly forget: () => void;
}

const step = 256 * 1024;

/** A server that speaks the resumable upload protocol of the YouTube Data API and what follows an upload. */
export async function startYouTubeEmulator(options: YouTubeOptions = {}): Promise<YouTubeEmulator> {
  const state: State = { options, sessions: new Map(), videos: [], looks: 0, opened: 0 };
  const server = await startPublishingServer<YouTubeRoute>({
    sort,
    faults: options.faults ?? [],
    refuse: (token) => refuse(token, options.token?.()),
    answer: (call) => answers[call.route](call, state),
  });
  return {
    ...server,
    videos: state.videos,
    opened: () => state.opened,
    forget: () => state.sessions.clear(),
  };
}

interface State {
  readonly options: YouTubeOptions;
  readonly sessions: Map<string, Session>;
  readonly videos: YouTubeVideo[];
  looks: number;
  opened: number;
}

const simple: Readonly<Record<string, YouTubeRoute>> = {
  'POST /upload/youtube/v3/videos': 'open',
  'GET /youtube/v3/videos': 'videos',
  'POST /upload/youtube/v3/thumbnails/set': 'thumbnail',
  'POST /upload/youtube/v3/captions': 'captions',
};

/** The address of a session takes questions, parts and the last part. */
function sort(method: string, url: URL, headers: Call<YouTubeRoute>['headers']): YouTubeRoute | undefined {
  const name = `${method} ${url.pathname}`;
  if (name !== 'PUT /upload/youtube/v3/videos') return simple[name];
  const [, end, total] = /-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
  if (end === undefined) return 'query';
  return Number(end) + 1 === Number(total) ? 'last' : 'part';
}

const says = (status: number, reason: string, message = reason): Reply => ({
  status,
  body: { error: { code: status, message, errors: [{ domain: 'youtube', reason, message }] } },
});

function refuse(token: string | undefined, wanted: string | undefined): Reply | undefined {
  if (token === undefined || (wanted !== undefined && token !== wanted))
    return says(401, 'authError', 'Invalid Credentials');
  return undefined;
}

type Answer = (call: Call<YouTubeRoute>, state: State) => Reply;

const open: Answer = ({ url, headers, body }, state) => {
  if (url.searchParams.get('uploadType') !== 'resumable') return says(400, 'badRequest');
  if (url.searchParams.get('part') !== 'snippet,status') return says(400, 'missingRequiredParameter');
  if (state.opened >= (state.options.inserts ?? 100))
    return says(403, 'quotaExceeded', 'The request cannot be completed.');
  const resource = resourceSchema.safeParse(JSON.parse(body.toString()));
  if (!resource.success) return says(400, 'invalidMetadata', resource.error.message);
  const { status } = resource.data;
  if (status.publishAt !== undefined && status.privacyStatus !== 'private') return says(400, 'invalidPublishAt');
  const total = Number(headers['x-upload-content-length']);
  if (!(total > 0) || headers['x-upload-content-type'] !== 'video/mp4') return says(400, 'mediaBodyRequired');
  state.opened += 1;
  const id = `session-${state.opened}`;
  state.sessions.set(id, { resource: resource.data, total, hash: createHash('sha256'), received: 0 });
  return { status: 200, headers: { location: `${url.origin}${url.pathname}?uploadType=resumable&upload_id=${id}` } };
};

const put: Answer = ({ url, headers, body, whole }, state) => {
  const session = state.sessions.get(url.searchParams.get('upload_id') ?? '');
  if (session === undefined) return { status: 404, body: 'Not Found' };
  if (session.video !== undefined) return { status: 200, body: { id: session.video.id } };
  const [, start, end, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
  if (start === undefined) {
    return headers['content-range'] === `bytes */${session.total}` ? standing(session) : { status: 400, body: 'range' };
  }
  const length = Number(end) - Number(start) + 1;
  if (Number(total) !== session.total || Number(start) !== session.received)
    return { status: 400, body: 'Invalid range' };
  if (Number(headers['content-length']) !== length) return { status: 411, body: 'Length Required' };
  if (Number(end) + 1 !== session.total && length % step !== 0)
    return { status: 400, body: 'not a multiple of 256 KiB' };
  const kept = whole ? length : state.options.keepsPieces === false ? 0 : Math.floor(body.length / step) * step;
  session.hash.update(body.subarray(0, kept));
  session.received += kept;
  return session.received === session.total ? finish(session, state) : standing(session);
};

function standing({ received }: Session): Reply {
  return { status: 308, headers: received === 0 ? {} : { range: `bytes=0-${received - 1}` } };
}

function finish(session: Session, state: State): Reply {
  const id = `video-${state.videos.length + 1}`;
  session.video = { id, resource: session.resource, sha256: session.hash.digest('hex') };
  state.videos.push(session.video);
  return { status: 201, body: { kind: 'youtube#video', id } };
}

const list: Answer = ({ url }, state) => {
  const video = state.videos.find(({ id }) => id === url.searchParams.get('id'));
  if (video === undefined) return { status: 200, body: { items: [] } };
  state.looks += 1;
  const done = isProcessed(state);
  const status = done ? (state.options.status ?? { uploadStatus: 'processed' }) : { uploadStatus: 'uploaded' };
  const processingDetails = { processingStatus: done ? 'succeeded' : 'processing' };
  return { status: 200, body: { items: [{ id: video.id, status, processingDetails }] } };
};

const isProcessed = ({ looks, options }: State): boolean => looks >= (options.looks ?? 1);

const thumbnail: Answer = ({ url, headers, body }, state) => {
  const video = state.videos.find(({ id }) => id === url.searchParams.get('videoId'));
  if (video === undefined) return says(404, 'videoNotFound');
  // Before it is processed a cover is taken with thanks and forgotten.
  if (isProcessed(state)) video.cover = { bytes: body.length, type: headers['content-type'] ?? '' };
  return { status: 200, body: { items: [] } };
};

const captions: Answer = ({ headers, body }, state) => {
  const boundary = /^multipart\/related; boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) return says(400, 'contentRequired');
  const [, json = '', srt = ''] = body
    .toString()
    .split(`--${boundary}`)
    .map((part) => part.slice(part.indexOf('\r\n\r\n') + 4, -2));
  const { snippet } = z
    .object({ snippet: z.object({ videoId: z.string(), language: z.string(), name: z.string() }) })
    .parse(JSON.parse(json));
  const video = state.videos.find(({ id }) => id === snippet.videoId);
  if (video === undefined) return says(404, 'videoNotFound');
  if (video.captions !== undefined) return says(409, 'captionExists');
  video.captions = { snippet, srt };
  return { status: 200, body: { id: 'caption-1' } };
};

const answers: Readonly<Record<YouTubeRoute, Answer>> = {
  open,
  query: put,
  part: put,
  last: put,
  videos: list,
  thumbnail,
  captions,
};
