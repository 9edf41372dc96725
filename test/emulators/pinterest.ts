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

type PinterestRoute = 'register' | 'storage' | 'media' | 'publish' | 'pins';

export interface PinterestOptions {
  readonly faults?: readonly PublishingFault<PinterestRoute>[];
  /** Which token it takes now; any unless said otherwise. */
  readonly token?: () => string;
  /** Looks until a video is processed; 1 unless said otherwise. */
  readonly looks?: number;
  /** Whether processing ends well; it does unless this says false. */
  readonly processes?: boolean;
  /** Whether the app is on trial. */
  readonly trial?: boolean;
  readonly now?: () => number;
}

const videoSource = { source_type: z.literal('video_id'), media_id: z.string().regex(/^\d+$/) };
const pinSchema = z.strictObject({
  board_id: z.string().regex(/^\d+$/),
  board_section_id: z.string().regex(/^\d+$/).optional(),
  title: z.string().max(100).optional(),
  description: z.string().max(800).optional(),
  link: z.string().max(2048).optional(),
  alt_text: z.string().max(500).optional(),
  // A cover is needed: a picture or a moment.
  media_source: z.union([
    z.strictObject({ ...videoSource, cover_image_key_frame_time: z.int().min(0) }),
    z.strictObject({
      ...videoSource,
      cover_image_content_type: z.enum(['image/jpeg', 'image/png']),
      cover_image_data: z.base64(),
    }),
  ]),
});
type SentPin = z.output<typeof pinSchema>;

interface Media {
  readonly id: string;
  sha256?: string;
  status: 'registered' | 'processing' | 'succeeded' | 'failed';
}

export interface PinterestEmulator extends PublishingServer<PinterestRoute> {
  readonly pins: readonly SentPin[];
  readonly media: readonly Media[];
  readonly forget: () => void;
}

interface State {
  readonly options: PinterestOptions;
  readonly media: Media[];
  readonly pins: SentPin[];
  looks: number;
}

/** Pinterest's API and the storage that takes its uploads. */
export async function startPinterestEmulator(options: PinterestOptions = {}): Promise<PinterestEmulator> {
  const state: State = { options, media: [], pins: [], looks: 0 };
  const server = await startPublishingServer<PinterestRoute>({
    sort,
    faults: options.faults ?? [],
    refuse: (token, route) => refuse(token, route, options.token?.()),
    answer: (call) => answers[call.route](call, state),
  });
  return { ...server, pins: state.pins, media: state.media, forget: () => void state.media.splice(0) };
}

function sort(method: string, { pathname }: URL): PinterestRoute | undefined {
  const routes: Readonly<Record<string, PinterestRoute>> = {
    'POST /v5/media': 'register',
    'POST /storage/': 'storage',
    'GET /v5/media/ID': 'media',
    'POST /v5/pins': 'publish',
    'GET /v5/boards/ID/pins': 'pins',
  };
  return routes[`${method} ${pathname.replace(/\/\d+/, '/ID')}`];
}

const says = (status: number, code: number, message: string): Reply => ({ status, body: { code, message } });

function refuse(token: string | undefined, route: PinterestRoute, wanted: string | undefined): Reply | undefined {
  // The storage is another company's: our token is none of its business.
  if (route === 'storage')
    return token === undefined ? undefined : { status: 400, body: '<Error><Code>InvalidArgument</Code></Error>' };
  if (token !== undefined && (wanted === undefined || token === wanted)) return undefined;
  return says(401, 2, 'Authentication failed.');
}

type Answer = (call: Call<PinterestRoute>, state: State) => Reply;

const register: Answer = ({ url, body }, { media }) => {
  if (JSON.parse(body.toString()).media_type !== 'video') return says(400, 1, 'Invalid media_type');
  const id = String(5_427_000 + media.length);
  media.push({ id, status: 'registered' });
  const parameters = {
    key: `uploads/${id}`,
    policy: 'cG9saWN5',
    'x-amz-signature': 'sig-77',
    'Content-Type': 'multipart/form-data',
  };
  return {
    status: 201,
    body: { media_id: id, media_type: 'video', upload_url: `${url.origin}/storage/`, upload_parameters: parameters },
  };
};

const s3 = (status: number, code: string): Reply => ({
  status,
  body: `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`,
});

const storage: Answer = ({ headers, body, whole }, { media }) => {
  if (!whole) return s3(400, 'IncompleteBody');
  if (Number(headers['content-length']) !== body.length) return s3(411, 'MissingContentLength');
  const parts = formParts(headers['content-type'], body) ?? [];
  const file = parts.at(-1);
  const field = (wanted: string): string => parts.find(({ name }) => name === wanted)?.content.toString() ?? '';
  // What follows the file is not read, so the file must be last.
  if (file?.name !== 'file' || parts.slice(0, -1).some(({ name }) => name === 'file'))
    return s3(400, 'MalformedPOSTRequest');
  if (field('x-amz-signature') !== 'sig-77' || field('policy') !== 'cG9saWN5') return s3(403, 'AccessDenied');
  const one = media.find(({ id }) => field('key') === `uploads/${id}`);
  if (one === undefined) return s3(403, 'AccessDenied');
  one.sha256 = createHash('sha256').update(file.content).digest('hex');
  one.status = 'processing';
  return { status: 204 };
};

const look: Answer = ({ url }, state) => {
  const media = state.media.find(({ id }) => id === url.pathname.split('/').at(-1));
  if (media === undefined) return says(404, 50, 'Media not found.');
  const { looks = 1, processes } = state.options;
  if (media.status === 'processing' && ++state.looks >= looks)
    media.status = processes === false ? 'failed' : 'succeeded';
  return { status: 200, body: { media_id: media.id, media_type: 'video', status: media.status } };
};

const publish: Answer = ({ body }, { options, media, pins }) => {
  if (options.trial) {
    return says(403, 29, 'Apps with Trial access may not create Pins in production — use API Sandbox instead.');
  }
  const pin = pinSchema.safeParse(JSON.parse(body.toString()));
  if (!pin.success) return says(400, 1, pin.error.message);
  if (media.every(({ id, status }) => id !== pin.data.media_source.media_id || status !== 'succeeded'))
    return says(400, 235, 'Media is not ready.');
  pins.push(pin.data);
  return { status: 201, body: { id: String(900 + pins.length) } };
};

const list: Answer = ({ url }, { pins, options: { now = Date.now } }) => {
  const items = pins.map(({ board_id: board, title, description, link }, index) => ({
    id: String(901 + index),
    board,
    title: title ?? null,
    description: description ?? null,
    link: link ?? null,
    // As Pinterest writes it.
    created_at: new Date(now()).toISOString().replace('Z', ''),
  }));
  // One on each page: whoever reads only the first finds only that.
  const at = Number(url.searchParams.get('bookmark') ?? 0);
  const bookmark = at + 1 < items.length ? String(at + 1) : null;
  return { status: 200, body: { items: items.slice(at, at + 1), bookmark } };
};

const answers: Readonly<Record<PinterestRoute, Answer>> = { register, storage, media: look, publish, pins: list };
