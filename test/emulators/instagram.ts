import {
  type MetaCall,
  type MetaFault,
  type MetaRoute,
  type MetaServer,
  type MetaToken,
  graphError,
  type Reply,
  startMetaServer,
  uploadError,
} from './meta-server.ts';
import { MetaUpload } from './meta-upload.ts';

export interface InstagramOptions {
  readonly faults?: readonly MetaFault[];
  readonly token: MetaToken;
  readonly quota?: { readonly used: number; readonly total: number };
  /** Looks at a container before its video is processed. */
  readonly looks?: number;
  /** What processing comes to. */
  readonly end?: 'FINISHED' | 'ERROR' | 'EXPIRED';
  readonly now?: () => number;
}

interface Container {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly upload: MetaUpload;
  looks: number;
  state: 'IN_PROGRESS' | 'FINISHED' | 'PUBLISHED' | 'ERROR' | 'EXPIRED';
}

/** Instagram's content publishing: resumable containers, their status, and posts that are made of each once. */
export interface InstagramEmulator extends MetaServer {
  readonly containers: readonly Container[];
  /** What the world sees. */
  readonly posts: readonly {
    readonly id: string;
    readonly container: string;
    readonly caption: string;
    readonly sha256: string;
  }[];
  /** What has become of the containers that are not published. */
  settle(state: Container['state']): void;
}

const user = '17841400000000001';
const version = 'v26.0';

export async function startInstagramEmulator(options: InstagramOptions): Promise<InstagramEmulator> {
  const { quota = { used: 1, total: 100 }, looks = 1, end = 'FINISHED', token, faults = [], now = Date.now } = options;
  const containers: Container[] = [];
  const posts: { id: string; container: string; caption: string; sha256: string }[] = [];
  const find = (id: string | undefined): Container | undefined => containers.find((one) => one.id === id);

  const create = ({ fields, headers }: MetaCall): Reply => {
    const wrong = wrongIn(fields);
    if (wrong !== undefined) return wrong;
    const id = `1788900000000000${containers.length + 1}`;
    containers.push({ id, fields, upload: new MetaUpload(), looks, state: 'IN_PROGRESS' });
    return { body: { id, uri: `http://${headers.host}/ig-api-upload/${version}/${id}` } };
  };

  const receive = async (call: MetaCall): Promise<Reply> => {
    const container = find(call.caught[0]);
    if (container === undefined) return uploadError(400, 'InvalidRequestError', 'No such container');
    const wrong = await container.upload.take(call, 'offset', Number(call.headers['file_size']));
    return wrong ?? { body: { success: true, message: 'Upload successful.' } };
  };

  const look = ({ caught, query }: MetaCall): Reply => {
    const container = find(caught[0]);
    if (container === undefined) return graphError(400, 100, `Object '${caught[0]}' does not exist`, 33);
    const { upload, id } = container;
    if (container.state === 'IN_PROGRESS' && upload.isComplete && --container.looks < 0) container.state = end;
    const status = container.state === 'ERROR' ? 'Error: the video codec is not supported' : container.state;
    const uploading_phase = upload.isComplete
      ? { status: 'complete', bytes_transferred: upload.bytes }
      : { status: 'in_progress', bytes_transferred: upload.bytes };
    const video_status = { uploading_phase, processing_phase: { status: 'not_started' } };
    const asked = (query['fields'] ?? '').split(',');
    const body = { id, status_code: container.state, status, video_status };
    return { body: Object.fromEntries(Object.entries(body).filter(([key]) => key === 'id' || asked.includes(key))) };
  };

  const publish = ({ fields }: MetaCall): Reply => {
    const container = find(fields['creation_id']);
    if (container === undefined) return graphError(400, 24, 'Media builder not found', 2207006);
    if (container.state === 'EXPIRED') return graphError(400, -2, 'The media has expired', 2207020);
    if (container.state !== 'FINISHED') return graphError(400, 9007, 'Media ID is not available', 2207027);
    if (quota.used >= quota.total) return graphError(403, 9, 'Application request limit reached', 2207042);
    container.state = 'PUBLISHED';
    const { id, fields: said, upload } = container;
    posts.push({
      id: `1800100000000000${posts.length + 1}`,
      container: id,
      caption: said['caption'] ?? '',
      sha256: upload.sha256 ?? '',
    });
    return { body: { id: posts.at(-1)?.id } };
  };

  const list = (): Reply => {
    const timestamp = new Date(now()).toISOString().replace(/\.\d+Z$/, '+0000');
    const data = posts.map(({ id, caption }) => ({ id, caption, timestamp, permalink: linkTo(id) })).toReversed();
    return { body: { data } };
  };

  const routes: readonly MetaRoute[] = [
    { name: 'create', method: 'POST', pattern: at(`${user}/media$`), answer: create },
    {
      name: 'upload',
      method: 'POST',
      pattern: new RegExp(`^ig-api-upload/${version}/(\\d+)$`),
      upload: 'rupload',
      answer: receive,
    },
    { name: 'publish', method: 'POST', pattern: at(`${user}/media_publish$`), answer: publish },
    {
      name: 'quota',
      method: 'GET',
      pattern: at(`${user}/content_publishing_limit\\?`),
      answer: () => ({
        body: { data: [{ quota_usage: quota.used, config: { quota_total: quota.total, quota_duration: 86_400 } }] },
      }),
    },
    { name: 'list', method: 'GET', pattern: at(`${user}/media\\?`), answer: list },
    {
      name: 'link',
      method: 'GET',
      pattern: at(String.raw`(18001\d+)\?`),
      answer: ({ caught: [id = ''] }) => ({ body: { id, permalink: linkTo(id) } }),
    },
    { name: 'look', method: 'GET', pattern: at(String.raw`(\d+)\?`), answer: look },
  ];
  const server = await startMetaServer(routes, { faults, token });
  const settle = (state: Container['state']): void => {
    for (const container of containers) if (container.state !== 'PUBLISHED') container.state = state;
  };
  return { ...server, containers, posts, settle };
}

const linkTo = (id: string): string => `https://www.instagram.com/reel/${id}/`;
const at = (path: string): RegExp => new RegExp(`^${version}/${path}`);

/** What Instagram checks when a container is made. */
function wrongIn(fields: Readonly<Record<string, string>>): Reply | undefined {
  const { media_type: type = '', upload_type, caption = '', share_to_feed, collaborators } = fields;
  if (type !== 'REELS' && type !== 'STORIES') return graphError(400, 100, 'Unknown media type', 2207023);
  if (upload_type !== 'resumable') return graphError(400, 100, 'The video URL is missing', 2207067);
  if (type === 'STORIES' && ('caption' in fields || share_to_feed !== undefined))
    return graphError(400, 100, 'Stories take no caption');
  if (Array.from(caption).length > 2200) return graphError(400, 100, 'The caption is too long', 2207010);
  if (collaborators !== undefined && !Array.isArray(JSON.parse(collaborators)))
    return graphError(400, 100, 'Not a list');
  return undefined;
}
