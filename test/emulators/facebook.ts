import {
  graphError,
  type MetaCall,
  type MetaFault,
  type MetaRoute,
  type MetaServer,
  type MetaToken,
  type Reply,
  startMetaServer,
  uploadError,
} from './meta-server.ts';
import { MetaUpload } from './meta-upload.ts';

export interface FacebookOptions {
  readonly faults?: readonly MetaFault[];
  readonly token: MetaToken;
  readonly now?: () => number;
}

interface Reel {
  readonly id: string;
  readonly upload: MetaUpload;
  /** Asked to be published or scheduled. */
  state: 'PUBLISHED' | 'SCHEDULED' | undefined;
  /** What the status says instead of what it is. */
  told: object | undefined;
}

interface PagePost {
  readonly id: string;
  readonly kind: 'reel' | 'video';
  readonly fields: Readonly<Record<string, string>>;
  readonly sha256: string;
}

interface Extra {
  /** Of the video. */
  readonly id: string;
  readonly edge: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A Page: reels by start, transfer and finish; feed videos by a handle of the Resumable Upload API. */
export interface FacebookEmulator extends MetaServer {
  readonly reels: readonly Reel[];
  readonly sessions: ReadonlyMap<string, MetaUpload>;
  /** What the world sees, or will at its time. */
  readonly posts: readonly PagePost[];
  /** Covers and captions that followed. */
  readonly extras: readonly Extra[];
  /** Lets the status of every reel say this. */
  tell(status: object): void;
}

const page = '102030405060708';
const version = 'v26.0';

export async function startFacebookEmulator({
  token,
  faults = [],
  now = Date.now,
}: FacebookOptions): Promise<FacebookEmulator> {
  const reels: Reel[] = [];
  const sessions = new Map<string, MetaUpload>();
  const posts: PagePost[] = [];
  const extras: Extra[] = [];

  const reelPhase = ({ fields, headers }: MetaCall): Reply => {
    if (fields['upload_phase'] === 'start') {
      const id = `98765432100000${reels.length + 1}`;
      reels.push({ id, upload: new MetaUpload(), state: undefined, told: undefined });
      return { body: { video_id: id, upload_url: `http://${headers.host}/video-upload/${version}/${id}` } };
    }
    const reel = reels.find(({ id }) => id === fields['video_id']);
    if (fields['upload_phase'] !== 'finish' || reel === undefined) return graphError(400, 100, 'Invalid parameter');
    const wrong = reel.upload.isComplete
      ? wrongTime(fields, fields['video_state'] === 'SCHEDULED', now())
      : graphError(400, 6000, 'There was a problem uploading your video file', 1363030);
    if (wrong !== undefined) return wrong;
    if (reel.state !== undefined) return graphError(400, 100, 'The video is published already');
    reel.state = fields['video_state'] === 'SCHEDULED' ? 'SCHEDULED' : 'PUBLISHED';
    posts.push({ id: reel.id, kind: 'reel', fields, sha256: reel.upload.sha256 ?? '' });
    return { body: { success: true, message: 'Reel was posted.' } };
  };

  const receiveReel = async (call: MetaCall): Promise<Reply> => {
    const reel = reels.find(({ id }) => id === call.caught[0]);
    if (reel === undefined) return uploadError(400, 'InvalidRequestError', 'No such video');
    const wrong = await reel.upload.take(call, 'offset', Number(call.headers['file_size']));
    return wrong ?? { body: { success: true } };
  };

  const lookAtReel = ({ caught: [id] }: MetaCall): Reply => {
    const reel = reels.find((one) => one.id === id);
    return reel === undefined
      ? graphError(400, 100, 'Object does not exist', 33)
      : { body: { id, status: { ...statusOf(reel), ...reel.told } } };
  };

  const openSession = ({ fields }: MetaCall): Reply => {
    const { file_length, file_type } = fields;
    if (file_type !== 'video/mp4' || !(Number(file_length) > 0)) return graphError(400, 100, 'Invalid parameter');
    const upload = new MetaUpload();
    upload.size = Number(file_length);
    // The id is a path with a question mark in it.
    const id = `upload:MTphdHRhY2htZW50Oj${sessions.size + 1}==?sig=ARZqkGCA`;
    sessions.set(id, upload);
    return { body: { id } };
  };
  const session = ({ path, query }: MetaCall): MetaUpload | undefined =>
    sessions.get(`${path.split('/').at(-1)}?sig=${query['sig']}`);

  const receiveVideo = async (call: MetaCall): Promise<Reply> => {
    const upload = session(call);
    if (upload === undefined) return graphError(404, 100, 'No such session');
    const wrong = await upload.take(call, 'file_offset', upload.size);
    return wrong ?? { body: { h: `2:${upload.sha256}` } };
  };

  const publishVideo = ({ fields }: MetaCall): Reply => {
    const upload = [...sessions.values()].find(({ sha256 }) => `2:${sha256}` === fields['fbuploader_video_file_chunk']);
    if (upload === undefined) return graphError(400, 6000, 'There was a problem uploading your video file', 1363019);
    const later = fields['published'] === 'false';
    const wrong = wrongTime(fields, later, now());
    if (wrong !== undefined) return wrong;
    const id = `55566677700000${posts.length + 1}`;
    posts.push({ id, kind: 'video', fields, sha256: upload.sha256 ?? '' });
    return { body: { id } };
  };

  const list = (): Reply => {
    const created_time = new Date(now()).toISOString().replace(/\.\d+Z$/, '+0000');
    const live = posts.filter(({ kind, fields }) => kind === 'video' && fields['published'] === 'true');
    return {
      body: {
        data: live.map(({ id, fields }) => ({
          id,
          description: fields['description'],
          created_time,
          permalink_url: `/${page}/videos/${id}/`,
        })),
      },
    };
  };

  const add = ({ caught: [id = '', edge = ''], fields }: MetaCall): Reply => {
    if (!posts.some((post) => post.id === id)) return graphError(400, 100, 'Object does not exist', 33);
    extras.push({ id, edge, fields });
    return { body: { success: true } };
  };

  const routes: readonly MetaRoute[] = [
    { name: 'reels', method: 'POST', pattern: at(`${page}/video_reels$`), answer: reelPhase },
    {
      name: 'upload',
      method: 'POST',
      pattern: new RegExp(`^video-upload/${version}/(\\d+)$`),
      upload: 'rupload',
      answer: receiveReel,
    },
    { name: 'session', method: 'POST', pattern: at('app/uploads$'), answer: openSession },
    { name: 'transfer', method: 'POST', pattern: at('upload:'), upload: 'session', answer: receiveVideo },
    {
      name: 'offset',
      method: 'GET',
      pattern: at('upload:'),
      upload: 'session',
      answer: (call) => {
        const upload = session(call);
        return upload === undefined
          ? graphError(404, 100, 'No such session')
          : { body: { id: call.path, file_offset: upload.bytes } };
      },
    },
    { name: 'videos', method: 'POST', pattern: at(`${page}/videos$`), answer: publishVideo },
    { name: 'list', method: 'GET', pattern: at(`${page}/videos\\?`), answer: list },
    { name: 'add', method: 'POST', pattern: at(String.raw`(\d+)/(thumbnails|captions)$`), answer: add },
    { name: 'look', method: 'GET', pattern: at(String.raw`(\d+)\?fields=status$`), answer: lookAtReel },
  ];
  const server = await startMetaServer(routes, { faults, token });
  const tell = (status: object): void => {
    for (const reel of reels) reel.told = status;
  };
  return { ...server, reels, sessions, posts, extras, tell };
}

const at = (path: string): RegExp => new RegExp(`^${version}/${path}`);

function wrongTime(fields: Readonly<Record<string, string>>, later: boolean, now: number): Reply | undefined {
  const aheadSeconds = Number(fields['scheduled_publish_time']) - now / 1000;
  if (!later)
    return fields['scheduled_publish_time'] === undefined
      ? undefined
      : graphError(400, 100, 'A time for what is published now');
  const fits = aheadSeconds >= 600 && aheadSeconds <= 30 * 86_400;
  return fits ? undefined : graphError(400, 100, 'The specified scheduled publish time is invalid', 1363125);
}

function statusOf({ upload, state }: Reel): object {
  const uploading_phase = { status: upload.isComplete ? 'complete' : 'in_progress', bytes_transfered: upload.bytes };
  const idle = { status: 'not_started' };
  if (state === undefined) {
    const video_status = upload.isComplete ? 'upload_complete' : 'processing';
    return { video_status, uploading_phase, processing_phase: idle, publishing_phase: idle };
  }
  const publishing_phase =
    state === 'SCHEDULED'
      ? { status: 'not_started', publish_status: 'scheduled' }
      : { status: 'complete', publish_status: 'published' };
  return { video_status: 'ready', uploading_phase, processing_phase: { status: 'complete' }, publishing_phase };
}
