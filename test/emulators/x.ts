import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  startPublishingServer,
  type Call,
  type PublishingFault,
  type PublishingServer,
  type Reply,
} from './publishing-server.ts';

export type XRoute = 'initialize' | 'append' | 'finalize' | 'status' | 'subtitles' | 'post' | 'timeline';

// The schemas of https://api.x.com/2/openapi.json, 2.167, as far as they concern us.
const initializeSchema = z.strictObject({
  media_type: z.enum(['video/mp4', 'text/srt']),
  media_category: z.enum(['tweet_video', 'subtitles']),
  total_bytes: z.number().int().positive(),
});
const subtitlesSchema = z.strictObject({
  id: z.string().regex(/^\d{1,19}$/),
  media_category: z.literal('TweetVideo'),
  subtitles: z.strictObject({
    id: z.string().regex(/^\d{1,19}$/),
    language_code: z.string().regex(/^[A-Z]{2}$/),
    display_name: z.string(),
  }),
});
const postSchema = z.strictObject({
  text: z.string(),
  media: z.strictObject({ media_ids: z.array(z.string()).min(1).max(4) }),
  made_with_ai: z.boolean().optional(),
  reply_settings: z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']).optional(),
  community_id: z.string().optional(),
  paid_partnership: z.boolean().optional(),
});

interface XPost {
  readonly id: string;
  readonly body: z.output<typeof postSchema>;
  /** Of the video. */
  readonly sha256: string;
  readonly subtitles: string | undefined;
}

interface Medium {
  readonly id: string;
  readonly kind: z.output<typeof initializeSchema>;
  readonly segments: Map<number, Buffer>;
  isFinal: boolean;
  looks: number;
  subtitles?: string;
}

export interface XOptions {
  readonly faults?: readonly PublishingFault<XRoute>[];
  readonly token?: () => string;
  /** Looks until a video is processed; 1 unless said otherwise. */
  readonly looks?: number;
  /** Why processing fails. */
  readonly failure?: string;
  /** What stands in the timeline already. */
  readonly timeline?: readonly Readonly<Record<string, unknown>>[];
  /** Posts on one page of the timeline; 1 unless said otherwise, to see that all pages are read. */
  readonly page?: number;
  /** Whether the timeline names attachments. */
  readonly namesMedia?: boolean;
}

export interface XEmulator extends PublishingServer<XRoute> {
  readonly posts: readonly XPost[];
  /** How many videos were begun. */
  readonly begun: () => number;
}

interface State {
  readonly options: XOptions;
  readonly media: Map<string, Medium>;
  readonly posts: XPost[];
}

/** A server that speaks X's API v2: chunked uploads, subtitles, posts and the timeline. */
export async function startXEmulator(options: XOptions = {}): Promise<XEmulator> {
  const state: State = { options, media: new Map(), posts: [] };
  const server = await startPublishingServer<XRoute>({
    sort,
    faults: options.faults ?? [],
    refuse: (token) => refuse(token, options.token?.()),
    answer: (call) => answers[call.route](call, state),
  });
  const begun = (): number =>
    [...state.media.values()].filter(({ kind }) => kind.media_category === 'tweet_video').length;
  return { ...server, posts: state.posts, begun };
}

const routes: readonly (readonly [name: RegExp, route: XRoute])[] = [
  [/^POST \/2\/media\/upload\/initialize$/, 'initialize'],
  [/^POST \/2\/media\/upload\/\d+\/append$/, 'append'],
  [/^POST \/2\/media\/upload\/\d+\/finalize$/, 'finalize'],
  [/^GET \/2\/media\/upload$/, 'status'],
  [/^POST \/2\/media\/subtitles$/, 'subtitles'],
  [/^POST \/2\/tweets$/, 'post'],
  [/^GET \/2\/users\/4711\/tweets$/, 'timeline'],
];

function sort(method: string, url: URL): XRoute | undefined {
  return routes.find(([name]) => name.test(`${method} ${url.pathname}`))?.[1];
}

export const xSays = (status: number, title: string, detail = title): Reply => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { title, detail, type: 'about:blank', status },
});

function refuse(token: string | undefined, wanted: string | undefined): Reply | undefined {
  return token === undefined || (wanted !== undefined && token !== wanted) ? xSays(401, 'Unauthorized') : undefined;
}

type Answer = (call: Call<XRoute>, state: State) => Reply;
const invalid = (detail: string): Reply => xSays(400, 'Invalid Request', detail);
const idIn = (url: URL): string =>
  /\/upload\/(\d+)\//.exec(url.pathname)?.[1] ?? url.searchParams.get('media_id') ?? '';

const initialize: Answer = ({ body }, { media }) => {
  const kind = initializeSchema.safeParse(JSON.parse(body.toString()));
  if (!kind.success) return invalid(kind.error.message);
  const id = String(1_880_028_106_020_515_000n + BigInt(media.size));
  media.set(id, { id, kind: kind.data, segments: new Map(), isFinal: false, looks: 0 });
  return { status: 200, body: { data: { id, media_key: `13_${id}`, expires_after_secs: 86_400 } } };
};

const append: Answer = ({ url, headers, body, whole }, { media }) => {
  const medium = media.get(idIn(url));
  if (medium === undefined || medium.isFinal) return invalid('media id');
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1];
  if (boundary === undefined || headers['content-length'] === undefined) return invalid('multipart');
  if (!whole) return invalid('incomplete');
  const parts = splitForm(body, boundary);
  const index = Number(parts.get('segment_index')?.toString() ?? Number.NaN);
  const segment = parts.get('media');
  if (segment === undefined || !Number.isInteger(index) || index < 0 || index > 999) return invalid('segment');
  if (segment.length > 5_000_000) return xSays(413, 'Payload Too Large');
  medium.segments.set(index, segment);
  return { status: 200, body: { data: { expires_at: 1 } } };
};

/** The values of a form by name. */
function splitForm(body: Buffer, boundary: string): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); at >= 0;) {
    const end = body.indexOf(mark, at + mark.length);
    if (end < 0) break;
    const head = body.indexOf('\r\n\r\n', at);
    const name = /name="([^"]+)"/.exec(body.subarray(at, head).toString())?.[1] ?? '';
    parts.set(name, body.subarray(head + 4, end - 2));
    at = end;
  }
  return parts;
}

const finalize: Answer = ({ url }, { media }) => {
  const medium = media.get(idIn(url));
  if (medium === undefined || medium.isFinal) return invalid('media id');
  if (content(medium).length !== medium.kind.total_bytes) return invalid('segments do not add up to total_bytes');
  medium.isFinal = true;
  const { id } = medium;
  const isVideo = medium.kind.media_category === 'tweet_video';
  const processing = isVideo ? { processing_info: { state: 'pending', check_after_secs: 3 } } : {};
  return { status: 200, body: { data: { id, media_key: `13_${id}`, expires_after_secs: 86_400, ...processing } } };
};

function content({ segments }: Medium): Buffer {
  const sorted = [...segments].toSorted(([a], [b]) => a - b);
  return Buffer.concat(sorted.map(([, segment]) => segment));
}

const status: Answer = ({ url }, { media, options }) => {
  const medium = media.get(idIn(url));
  if (medium === undefined || !medium.isFinal) return xSays(404, 'Not Found');
  medium.looks += 1;
  const done = medium.looks >= (options.looks ?? 1);
  const failed = { state: 'failed', error: { code: 1, name: 'InvalidMedia', message: options.failure } };
  const succeeded = options.failure === undefined ? { state: 'succeeded', progress_percent: 100 } : failed;
  const processing_info = done ? succeeded : { state: 'in_progress', check_after_secs: 2, progress_percent: 50 };
  return { status: 200, body: { data: { id: medium.id, media_key: `13_${medium.id}`, processing_info } } };
};

const subtitles: Answer = ({ body }, { media }) => {
  const parsed = subtitlesSchema.safeParse(JSON.parse(body.toString()));
  if (!parsed.success) return invalid(parsed.error.message);
  const [video, srt] = [media.get(parsed.data.id), media.get(parsed.data.subtitles.id)];
  if (video === undefined || srt === undefined || !srt.isFinal) return invalid('media id');
  video.subtitles = content(srt).toString();
  return { status: 200, body: { data: { id: video.id } } };
};

const create: Answer = ({ body }, { media, posts, options }) => {
  const parsed = postSchema.safeParse(JSON.parse(body.toString()));
  if (!parsed.success) return invalid(parsed.error.message);
  const medium = media.get(parsed.data.media.media_ids[0] ?? '');
  if (medium === undefined || medium.looks < (options.looks ?? 1)) return invalid('Your media IDs are invalid.');
  const { text } = parsed.data;
  const isThere =
    posts.some((post) => post.body.text === text) || options.timeline?.some((entry) => entry['text'] === text);
  if (isThere === true) {
    return xSays(403, 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.');
  }
  const id = String(1_990_000_000_000_000_000n + BigInt(posts.length));
  const sha256 = createHash('sha256').update(content(medium)).digest('hex');
  posts.push({ id, body: parsed.data, sha256, subtitles: medium.subtitles });
  return { status: 201, body: { data: { id, text } } };
};

const timeline: Answer = ({ url }, { posts, options }) => {
  if (Number.isNaN(Date.parse(url.searchParams.get('start_time') ?? ''))) return invalid('start_time');
  const own = posts.map(({ id, body }) => ({
    id,
    text: `${body.text.replaceAll('&', '&amp;').replaceAll(/https?:\/\/\S+/g, 'https://t.co/abc')} https://t.co/video`,
    ...(options.namesMedia === false ? {} : { attachments: { media_keys: [`13_${body.media.media_ids[0]}`] } }),
    entities: {
      urls: [...body.text.matchAll(/https?:\/\/\S+/g)].map(([expanded_url]) => ({
        url: 'https://t.co/abc',
        expanded_url,
      })),
    },
  }));
  const all = [...(options.timeline ?? []), ...own];
  const page = options.page ?? 1;
  const at = Number(url.searchParams.get('pagination_token') ?? 0);
  const meta = at + page < all.length ? { next_token: String(at + page) } : {};
  return { status: 200, body: { data: all.slice(at, at + page), meta: { result_count: page, ...meta } } };
};

const answers: Readonly<Record<XRoute, Answer>> = {
  initialize,
  append,
  finalize,
  status,
  subtitles,
  post: create,
  timeline,
};
