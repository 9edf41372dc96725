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

type MastodonRoute = 'instance' | 'upload' | 'media' | 'publish' | 'self' | 'statuses' | 'scheduled';

export interface MastodonOptions {
  readonly faults?: readonly PublishingFault<MastodonRoute>[];
  /** Which token it takes now; any unless said otherwise. */
  readonly token?: () => string;
  /** Looks until a video is processed; 1 unless said otherwise. */
  readonly looks?: number;
  /** Whether processing ends well; it does unless this says false. */
  readonly processes?: boolean;
  readonly configuration?: Readonly<Record<string, unknown>>;
  readonly now?: () => number;
}

interface Media {
  readonly id: string;
  readonly sha256: string;
  readonly description: string | undefined;
  readonly thumbnail: { readonly type: string | undefined; readonly bytes: number } | undefined;
  looks: number;
  /** The post that it belongs to. */
  owner: string | undefined;
}

const statusSchema = z.strictObject({
  status: z.string().max(500),
  media_ids: z.array(z.string()).length(1),
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']),
  sensitive: z.boolean(),
  spoiler_text: z.string().optional(),
  language: z.string().regex(/^[a-z]{2,3}$/),
  scheduled_at: z.iso.datetime().optional(),
});
type MastodonStatus = z.output<typeof statusSchema> & { readonly id: string };

export interface MastodonEmulator extends PublishingServer<MastodonRoute> {
  readonly statuses: readonly MastodonStatus[];
  readonly media: readonly Media[];
  /** As when nobody has used an upload for a day. */
  readonly forget: () => void;
  /** As when somebody deletes a post. */
  readonly remove: () => void;
}

interface State {
  readonly options: MastodonOptions;
  readonly media: Media[];
  readonly statuses: MastodonStatus[];
  readonly keys: Map<string, MastodonStatus>;
}

const self = '109302436954721982';

/** A Mastodon server: media that is processed for a while, posts that remember their key. */
export async function startMastodonEmulator(options: MastodonOptions = {}): Promise<MastodonEmulator> {
  const state: State = { options, media: [], statuses: [], keys: new Map() };
  const server = await startPublishingServer<MastodonRoute>({
    sort,
    faults: options.faults ?? [],
    refuse: (token, route) => refuse(token, route, options.token?.()),
    answer: (call) => answers[call.route](call, state),
  });
  const forget = (): void => void state.media.splice(0);
  const remove = (): void => void state.statuses.splice(0);
  return { ...server, statuses: state.statuses, media: state.media, forget, remove };
}

function sort(method: string, { pathname }: URL): MastodonRoute | undefined {
  const name = `${method} ${pathname}`;
  if (name.startsWith('GET /api/v1/media/')) return 'media';
  if (name === `GET /api/v1/accounts/${self}/statuses`) return 'statuses';
  const routes: Readonly<Record<string, MastodonRoute>> = {
    'GET /api/v2/instance': 'instance',
    'POST /api/v2/media': 'upload',
    'POST /api/v1/statuses': 'publish',
    'GET /api/v1/accounts/verify_credentials': 'self',
    'GET /api/v1/scheduled_statuses': 'scheduled',
  };
  return routes[name];
}

const says = (status: number, error: string): Reply => ({ status, body: { error } });

function refuse(token: string | undefined, route: MastodonRoute, wanted: string | undefined): Reply | undefined {
  if (route === 'instance') return undefined;
  if (token !== undefined && (wanted === undefined || token === wanted)) return undefined;
  return says(401, 'The access token is invalid');
}

type Answer = (call: Call<MastodonRoute>, state: State) => Reply;

const instance: Answer = (_call, { options }) => ({
  status: 200,
  body: {
    domain: 'social.test',
    configuration: { statuses: { max_characters: 500 }, media_attachments: {}, ...options.configuration },
  },
});

const upload: Answer = ({ headers, body, whole }, { media }) => {
  if (!whole) return says(400, 'Bad Request');
  if (Number(headers['content-length']) !== body.length) return says(411, 'Length Required');
  const parts = formParts(headers['content-type'], body);
  const file = parts?.find(({ name }) => name === 'file');
  if (file?.type !== 'video/mp4') return says(422, 'Validation failed: File content type is invalid, File is invalid');
  const thumbnail = parts?.find(({ name }) => name === 'thumbnail');
  const one: Media = {
    id: String(22_348_641 + media.length),
    sha256: createHash('sha256').update(file.content).digest('hex'),
    description: parts?.find(({ name }) => name === 'description')?.content.toString(),
    thumbnail: thumbnail && { type: thumbnail.type, bytes: thumbnail.content.length },
    looks: 0,
    owner: undefined,
  };
  media.push(one);
  return { status: 202, body: { id: one.id, type: 'video', url: null } };
};

const isProcessed = ({ looks }: Media, { options }: State): boolean => looks >= (options.looks ?? 1);

const look: Answer = ({ url }, state) => {
  const media = state.media.find(({ id }) => id === url.pathname.split('/').at(-1));
  // What belongs to a post that is live is not found here; what waits with one still is.
  if (media === undefined || (media.owner !== undefined && !media.owner.startsWith('scheduled')))
    return says(404, 'Record not found');
  media.looks += 1;
  if (!isProcessed(media, state)) return { status: 206, body: { id: media.id, type: 'video', url: null } };
  if (state.options.processes === false) return says(422, 'Error processing thumbnail for uploaded media');
  return { status: 200, body: { id: media.id, type: 'video', url: 'https://files.social.test/video.mp4' } };
};

const publish: Answer = ({ headers, body }, state) => {
  const key = String(headers['idempotency-key']);
  const before = state.keys.get(key);
  if (before !== undefined) return shown(before);
  const parsed = statusSchema.safeParse(JSON.parse(body.toString()));
  if (!parsed.success) return says(422, `Validation failed: ${parsed.error.issues[0]?.path.join('.')}`);
  const { media_ids: ids, scheduled_at: at } = parsed.data;
  const media = state.media.find(({ id, owner }) => id === ids[0] && owner === undefined);
  if (media === undefined) return says(422, 'Validation failed: Media not found or already attached to another post');
  if (!isProcessed(media, state))
    return says(422, 'Cannot attach files that have not finished processing. Try again in a moment!');
  if (at !== undefined && Date.parse(at) < (state.options.now ?? Date.now)() + 5 * 60_000) {
    return says(422, 'Validation failed: Scheduled at The scheduled date must be in the future');
  }
  const status = { ...parsed.data, id: `${at === undefined ? 'status' : 'scheduled'}-${state.statuses.length + 1}` };
  media.owner = status.id;
  state.statuses.push(status);
  state.keys.set(key, status);
  return shown(status);
};

function shown({ id, scheduled_at: at }: MastodonStatus): Reply {
  return {
    status: 200,
    body: at === undefined ? { id, url: `https://social.test/@brand/${id}` } : { id, scheduled_at: at },
  };
}

const listed = (statuses: readonly MastodonStatus[]): Reply => ({
  status: 200,
  body: statuses.map((status) => ({
    id: status.id,
    url: `https://social.test/@brand/${status.id}`,
    media_attachments: status.media_ids.map((id) => ({ id })),
  })),
});

const answers: Readonly<Record<MastodonRoute, Answer>> = {
  instance,
  upload,
  media: look,
  publish,
  self: () => ({ status: 200, body: { id: self, acct: 'brand' } }),
  statuses: (_call, { statuses }) => listed(statuses.filter(({ scheduled_at: at }) => at === undefined)),
  scheduled: (_call, { statuses }) => listed(statuses.filter(({ scheduled_at: at }) => at !== undefined)),
};
