import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  startPublishingServer,
  type Call,
  type PublishingFault,
  type PublishingServer,
  type Reply,
} from './publishing-server.ts';

export type TikTokRoute = 'creator' | 'init' | 'inbox' | 'chunk' | 'last' | 'status';

const sourceSchema = z.strictObject({
  source: z.literal('FILE_UPLOAD'),
  video_size: z.number().int().positive(),
  chunk_size: z.number().int().positive(),
  total_chunk_count: z.number().int().min(1).max(1000),
});
const postInfoSchema = z.strictObject({
  title: z.string().max(2200),
  privacy_level: z.string(),
  disable_comment: z.boolean(),
  disable_duet: z.boolean(),
  disable_stitch: z.boolean(),
  brand_content_toggle: z.boolean(),
  brand_organic_toggle: z.boolean(),
  is_aigc: z.boolean(),
  video_cover_timestamp_ms: z.number().optional(),
});

interface TikTokPost {
  readonly publishId: string;
  readonly info: z.output<typeof postInfoSchema> | undefined;
  readonly sha256: string;
}

export interface TikTokOptions {
  readonly faults?: readonly PublishingFault<TikTokRoute>[];
  readonly token?: () => string;
  /** What creator_info says otherwise. */
  readonly creator?: Readonly<Record<string, unknown>>;
  /** Looks after the last chunk until it is over; 1 unless said otherwise. */
  readonly looks?: number;
  /** Why processing fails. */
  readonly failReason?: string;
  /** Whether the id of the post is out; moderation may take hours. */
  readonly moderated?: boolean;
}

export interface TikTokEmulator extends PublishingServer<TikTokRoute> {
  /** What is public, or lies in the inbox. */
  readonly posts: readonly TikTokPost[];
  /** How many publish_ids were given out. */
  readonly opened: () => number;
  /** As an hour later. */
  readonly expire: () => void;
}

interface Upload {
  readonly publishId: string;
  readonly info: TikTokPost['info'];
  readonly source: z.output<typeof sourceSchema>;
  readonly hash: ReturnType<typeof createHash>;
  received: number;
  looks: number;
  expired: boolean;
}

interface State {
  readonly options: TikTokOptions;
  readonly uploads: Upload[];
  readonly posts: TikTokPost[];
}

/** A server that speaks TikTok's Content Posting API, the server for the bytes included. */
export async function startTikTokEmulator(options: TikTokOptions = {}): Promise<TikTokEmulator> {
  const state: State = { options, uploads: [], posts: [] };
  const server = await startPublishingServer<TikTokRoute>({
    sort,
    faults: options.faults ?? [],
    refuse: (token, route) => refuse(token, route, options.token?.()),
    answer: (call) => answers[call.route](call, state),
  });
  const expire = (): void => {
    for (const upload of state.uploads) upload.expired = true;
  };
  return { ...server, posts: state.posts, opened: () => state.uploads.length, expire };
}

const simple: Readonly<Record<string, TikTokRoute>> = {
  'POST /v2/post/publish/creator_info/query/': 'creator',
  'POST /v2/post/publish/video/init/': 'init',
  'POST /v2/post/publish/inbox/video/init/': 'inbox',
  'POST /v2/post/publish/status/fetch/': 'status',
};

function sort(method: string, url: URL, headers: Call<TikTokRoute>['headers']): TikTokRoute | undefined {
  if (method !== 'PUT' || url.pathname !== '/video/') return simple[`${method} ${url.pathname}`];
  const [, end, total] = /-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
  return Number(end) + 1 === Number(total) ? 'last' : 'chunk';
}

export const tiktokSays = (status: number, code: string, data: unknown = {}): Reply => ({
  status,
  body: { data, error: { code, message: code === 'ok' ? '' : `It is ${code}.`, log_id: '20261124' } },
});

function refuse(token: string | undefined, route: TikTokRoute, wanted: string | undefined): Reply | undefined {
  const isUpload = route === 'chunk' || route === 'last';
  // The upload address carries its own right: a token beside it would be shown to another server.
  if (isUpload) return token === undefined ? undefined : { status: 400, body: 'two rights' };
  const ok = token !== undefined && (wanted === undefined || token === wanted);
  return ok ? undefined : tiktokSays(401, 'access_token_invalid');
}

type Answer = (call: Call<TikTokRoute>, state: State) => Reply;

const creator: Answer = (_call, { options }) =>
  tiktokSays(200, 'ok', {
    creator_username: 'aurora',
    creator_nickname: 'Aurora',
    privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
    comment_disabled: false,
    duet_disabled: false,
    stitch_disabled: false,
    max_video_post_duration_sec: 300,
    ...options.creator,
  });

const init: Answer = ({ route, url, body }, state) => {
  const shape =
    route === 'init'
      ? z.strictObject({ post_info: postInfoSchema, source_info: sourceSchema })
      : z.strictObject({ source_info: sourceSchema });
  const parsed = shape.safeParse(JSON.parse(body.toString()));
  if (!parsed.success) return tiktokSays(400, 'invalid_params');
  const { source_info: source } = parsed.data;
  const info = 'post_info' in parsed.data ? postInfoSchema.parse(parsed.data.post_info) : undefined;
  if (!isChunked(source)) return tiktokSays(400, 'invalid_params');
  const waiting = state.uploads.filter((upload) => upload.info === undefined && !upload.expired).length;
  if (route === 'inbox' && waiting >= 5) return tiktokSays(403, 'spam_risk_too_many_pending_share');
  const publishId = `v_pub_${state.uploads.length + 1}`;
  state.uploads.push({ publishId, info, source, hash: createHash('sha256'), received: 0, looks: 0, expired: false });
  const upload_url = `${url.origin}/video/?upload_id=${publishId}&upload_token=let-me-in`;
  return tiktokSays(200, 'ok', { publish_id: publishId, upload_url });
};

// The rules of the media transfer guide, to the letter.
function isChunked({ video_size: total, chunk_size: size, total_chunk_count: count }: Upload['source']): boolean {
  const mb = 1_000_000;
  if (count !== Math.floor(total / size)) return false;
  if (total < 5 * mb) return size === total;
  if (total > 64 * mb && count === 1) return false;
  return size >= 5 * mb && size <= 64 * mb && total - (count - 1) * size <= 128 * mb;
}

const put: Answer = ({ url, headers, body, whole }, state) => {
  const upload = state.uploads.find(({ publishId }) => publishId === url.searchParams.get('upload_id'));
  if (upload === undefined) return { status: 404 };
  if (upload.expired) return { status: 403 };
  const { video_size: total, chunk_size: size, total_chunk_count: count } = upload.source;
  const nth = Math.floor(upload.received / size);
  const end = nth === count - 1 ? total : upload.received + size;
  const range = `bytes ${upload.received}-${end - 1}/${total}`;
  if (upload.received === total || headers['content-range'] !== range) return { status: 416 };
  if (headers['content-length'] !== String(end - upload.received) || headers['content-type'] !== 'video/mp4')
    return { status: 400 };
  // Half a chunk is none.
  if (!whole) return { status: 400 };
  upload.hash.update(body);
  upload.received = end;
  if (end < total) return { status: 206, headers: { 'content-range': `bytes 0-${end - 1}/${total}` } };
  const { publishId, info, hash } = upload;
  if (state.options.failReason === undefined) state.posts.push({ publishId, info, sha256: hash.digest('hex') });
  return { status: 201, headers: { 'content-range': `bytes 0-${end - 1}/${total}` } };
};

const status: Answer = ({ body }, { uploads, options }) => {
  const wanted = z.strictObject({ publish_id: z.string() }).parse(JSON.parse(body.toString()));
  const upload = uploads.find(({ publishId }) => publishId === wanted.publish_id);
  if (upload === undefined) return tiktokSays(400, 'invalid_publish_id');
  const uploaded_bytes = upload.received;
  if (upload.received === upload.source.video_size) upload.looks += 1;
  if (upload.looks < (options.looks ?? 1))
    return tiktokSays(200, 'ok', { status: 'PROCESSING_UPLOAD', uploaded_bytes });
  const { failReason } = options;
  if (failReason !== undefined)
    return tiktokSays(200, 'ok', { status: 'FAILED', fail_reason: failReason, uploaded_bytes });
  if (upload.info === undefined) return tiktokSays(200, 'ok', { status: 'SEND_TO_USER_INBOX', uploaded_bytes });
  const ids = options.moderated === false ? {} : { publicaly_available_post_id: ['7412345678901234567'] };
  return tiktokSays(200, 'ok', { status: 'PUBLISH_COMPLETE', uploaded_bytes, ...ids });
};

const answers: Readonly<Record<TikTokRoute, Answer>> = {
  creator,
  init,
  inbox: init,
  chunk: put,
  last: put,
  status,
};
