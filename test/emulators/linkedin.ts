import { createHash } from 'node:crypto';
import { z } from 'zod';
import { formParts } from './form-parts.ts';
import {
  startPublishingServer,
  type Call,
  type PublishingFault,
  type PublishingServer,
  type Reply,
} from './publishing-server.ts';

export type LinkedInRoute = 'begin' | 'part' | 'cover' | 'captions' | 'finish' | 'video' | 'publish' | 'posts';

export interface LinkedInOptions {
  readonly faults?: readonly PublishingFault<LinkedInRoute>[];
  /** Which token it takes now; any unless said otherwise. */
  readonly token?: () => string;
  /** Looks until a video is available; 1 unless said otherwise. */
  readonly looks?: number;
  /** Why processing fails, where it does. */
  readonly failure?: string;
  /** Whether the token may read videos and posts, as an organisation's may; it may unless this says false. */
  readonly reads?: boolean;
  /** Posts of others that are listed before ours. */
  readonly others?: number;
  readonly until?: number;
  readonly now?: () => number;
}

const postSchema = z.strictObject({
  author: z.string().startsWith('urn:li:'),
  // An unescaped letter of the little text ends it.
  commentary: z.string().regex(/^(?:[^\\<>#~_|[\]*(){}@]|\\[\\<>#~_|[\]*(){}@]|\{hashtag\|\\#\|(?:[^\\|}]|\\.)+\})*$/u),
  visibility: z.enum(['PUBLIC', 'CONNECTIONS', 'LOGGED_IN']),
  distribution: z.strictObject({
    feedDistribution: z.literal('MAIN_FEED'),
    targetEntities: z.array(z.never()),
    thirdPartyDistributionChannels: z.array(z.never()),
  }),
  content: z.strictObject({ media: z.strictObject({ id: z.string(), title: z.string().optional() }) }),
  lifecycleState: z.literal('PUBLISHED'),
  isReshareDisabledByAuthor: z.boolean(),
});
type LinkedInPost = z.output<typeof postSchema>;

interface Video {
  readonly urn: string;
  readonly size: number;
  readonly parts: (Buffer | undefined)[];
  status: 'WAITING_UPLOAD' | 'PROCESSING' | 'AVAILABLE' | 'PROCESSING_FAILED';
  sha256?: string;
  cover?: number;
  captions?: { readonly metadata: unknown; readonly srt: string };
}

export interface LinkedInEmulator extends PublishingServer<LinkedInRoute> {
  readonly posts: readonly LinkedInPost[];
  readonly videos: readonly Video[];
  /** As after a day. */
  readonly forget: () => void;
}

interface State {
  readonly options: LinkedInOptions;
  readonly videos: Video[];
  readonly posts: LinkedInPost[];
  looks: number;
  forgotten: boolean;
}

export const organisation = 'urn:li:organization:5515715';
/** LinkedIn's own are 4 MiB. */
export const linkedinPartBytes = 256 * 1024;

/** LinkedIn's Videos and Posts APIs: an address for each part, and a name for each part that came. */
export async function startLinkedInEmulator(options: LinkedInOptions = {}): Promise<LinkedInEmulator> {
  const state: State = { options, videos: [], posts: [], looks: 0, forgotten: false };
  const server = await startPublishingServer<LinkedInRoute>({
    sort,
    faults: options.faults ?? [],
    refuse: (token, route) => refuse(token, route, options.token?.()),
    answer: (call) =>
      isOld(call)
        ? says(426, 'NONEXISTENT_VERSION', 'Requested version is not active')
        : answers[call.route](call, state),
  });
  const forget = (): void => void (state.forgotten = true);
  return { ...server, posts: state.posts, videos: state.videos, forget };
}

function sort(method: string, url: URL): LinkedInRoute | undefined {
  const name = `${method} ${url.pathname.replace(/\/urn.*/, '/urn').replace(/\/\d+$/, '')}`;
  if (name === 'POST /rest/videos') return url.searchParams.get('action') === 'finalizeUpload' ? 'finish' : 'begin';
  const routes: Readonly<Record<string, LinkedInRoute>> = {
    'GET /rest/videos/urn': 'video',
    'POST /rest/posts': 'publish',
    'GET /rest/posts': 'posts',
    'PUT /dms-uploads/part': 'part',
    'PUT /dms-uploads/cover': 'cover',
    'POST /dms-uploads/captions': 'captions',
  };
  return routes[name];
}

const says = (status: number, code: string, message = `It is ${code}.`): Reply => ({
  status,
  body: { status, code, message },
});

function refuse(token: string | undefined, route: LinkedInRoute, wanted: string | undefined): Reply | undefined {
  // These addresses carry their own right and refuse a token.
  if (route === 'part' || route === 'cover') return token === undefined ? undefined : says(400, 'TOKEN_NOT_WANTED');
  if (token !== undefined && (wanted === undefined || token === wanted)) return undefined;
  return says(401, 'EXPIRED_ACCESS_TOKEN', 'The token used in the request has expired');
}

function isOld({ url, headers }: Call<LinkedInRoute>): boolean {
  if (!url.pathname.startsWith('/rest/')) return false;
  return headers['x-restli-protocol-version'] !== '2.0.0' || !(Number(headers['linkedin-version']) >= 202512);
}

type Answer = (call: Call<LinkedInRoute>, state: State) => Reply;

const begin: Answer = ({ url, body }, state) => {
  const {
    owner,
    fileSizeBytes: size,
    uploadCaptions,
    uploadThumbnail,
  } = JSON.parse(body.toString()).initializeUploadRequest;
  if (!/^urn:li:(?:person|organization):/.test(owner)) return says(400, 'INVALID_OWNER');
  const number = state.videos.length + 1;
  const count = Math.ceil(size / linkedinPartBytes);
  state.videos.push({
    urn: `urn:li:video:C${number}`,
    size,
    parts: Array.from({ length: count }),
    status: 'WAITING_UPLOAD',
  });
  state.forgotten = false;
  const uploadInstructions = Array.from({ length: count }, (_, index) => ({
    uploadUrl: `${url.origin}/dms-uploads/part/${number}?n=${index}`,
    firstByte: index * linkedinPartBytes,
    lastByte: Math.min(size, (index + 1) * linkedinPartBytes) - 1,
  }));
  return {
    status: 200,
    body: {
      value: {
        video: `urn:li:video:C${number}`,
        uploadToken: 'upload-token',
        uploadUrlsExpireAt: state.options.until ?? (state.options.now ?? Date.now)() + 86_400_000,
        uploadInstructions,
        ...(uploadCaptions ? { captionsUploadUrl: `${url.origin}/dms-uploads/captions/${number}` } : {}),
        ...(uploadThumbnail ? { thumbnailUploadUrl: `${url.origin}/dms-uploads/cover/${number}` } : {}),
      },
    },
  };
};

const videoAt = ({ url }: Call<LinkedInRoute>, { videos, forgotten }: State): Video | undefined =>
  forgotten ? undefined : videos[Number(url.pathname.split('/').at(-1)) - 1];

const part: Answer = (call, state) => {
  const video = videoAt(call, state);
  const { headers, body, whole, url } = call;
  const number = Number(url.searchParams.get('n'));
  if (video === undefined) return { status: 403, body: 'Forbidden' };
  const length = Math.min(linkedinPartBytes, video.size - number * linkedinPartBytes);
  if (Number(headers['content-length']) !== length) return { status: 400, body: 'wrong length' };
  if (whole) video.parts[number] = body;
  return { status: 200, headers: { etag: `"${tagOf(video, number)}"` } };
};

const tagOf = ({ urn }: Video, number: number): string => `/ambry-video/signedId/${urn.slice(-2)}-${number}`;

const cover: Answer = (call, state) => {
  const video = videoAt(call, state);
  if (video === undefined || call.headers['media-type-family'] !== 'STILLIMAGE') return says(400, 'BAD_COVER');
  video.cover = call.body.length;
  return { status: 201 };
};

const captions: Answer = (call, state) => {
  const video = videoAt(call, state);
  const [metadata, file] = formParts(call.headers['content-type'], call.body) ?? [];
  if (video === undefined || metadata?.name !== 'metadata' || file?.name !== 'file') return says(400, 'BAD_CAPTIONS');
  video.captions = { metadata: JSON.parse(metadata.content.toString()), srt: file.content.toString() };
  return { status: 201 };
};

const finish: Answer = ({ body }, { videos, forgotten }) => {
  const { video: urn, uploadToken, uploadedPartIds } = JSON.parse(body.toString()).finalizeUploadRequest;
  const video = videos.find((one) => one.urn === urn);
  if (video === undefined || forgotten || uploadToken !== 'upload-token') return says(404, 'NOT_FOUND');
  const wanted = video.parts.map((_, number) => tagOf(video, number));
  const parts = video.parts.filter((bytes) => bytes !== undefined);
  if (JSON.stringify(uploadedPartIds) !== JSON.stringify(wanted) || parts.length < wanted.length)
    return says(400, 'WRONG_PARTS');
  video.sha256 = createHash('sha256').update(Buffer.concat(parts)).digest('hex');
  video.status = 'PROCESSING';
  return { status: 200 };
};

const read: Answer = ({ url }, state) => {
  const { reads, looks = 1, failure } = state.options;
  if (reads === false) return says(403, 'ACCESS_DENIED', 'Not enough permissions to access: videos.GET');
  const video = state.videos.find(({ urn }) => urn === decodeURIComponent(url.pathname.split('/').at(-1) ?? ''));
  if (video === undefined || state.forgotten) return says(404, 'NOT_FOUND');
  state.looks += 1;
  if (video.status === 'PROCESSING' && state.looks >= looks)
    video.status = failure === undefined ? 'AVAILABLE' : 'PROCESSING_FAILED';
  return {
    status: 200,
    body: {
      id: video.urn,
      status: video.status,
      ...(failure === undefined ? {} : { processingFailureReason: failure }),
    },
  };
};

const publish: Answer = ({ body }, { posts, videos }) => {
  const post = postSchema.safeParse(JSON.parse(body.toString()));
  if (!post.success) return says(400, 'INVALID', post.error.message);
  const { commentary, content } = post.data;
  if (videos.every(({ urn }) => urn !== content.media.id)) return says(400, 'INVALID_CONTENT_OWNERSHIP');
  const twin = posts.findIndex((other) => other.commentary === commentary) + 1;
  if (twin > 0) return says(422, 'DUPLICATE_POST', `Content is a duplicate of urn:li:share:${twin}`);
  posts.push(post.data);
  return { status: 201, headers: { 'x-restli-id': `urn:li:share:${posts.length}` } };
};

const list: Answer = ({ url, headers }, { options, posts }) => {
  const { now = Date.now } = options;
  if (options.reads === false)
    return says(403, 'ACCESS_DENIED', 'Not enough permissions to access: partnerApiPosts.FINDER-author');
  if (headers['x-restli-method'] !== 'FINDER' || url.searchParams.get('q') !== 'author') return says(400, 'BAD_FINDER');
  const others = Array.from({ length: options.others ?? 0 }, (_, index) => ({
    id: `urn:li:share:9${index}`,
    createdAt: now(),
  }));
  const ours = posts.map(({ content }, index) => ({ id: `urn:li:share:${index + 1}`, createdAt: now(), content }));
  return { status: 200, body: { elements: [...others, ...ours].slice(0, Number(url.searchParams.get('count'))) } };
};

const answers: Readonly<Record<LinkedInRoute, Answer>> = {
  begin,
  part,
  cover,
  captions,
  finish,
  video: read,
  publish,
  posts: list,
};
