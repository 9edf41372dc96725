import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { createHash } from 'node:crypto';
import {
  graphError,
  type MetaCall,
  type MetaFault,
  type MetaRoute,
  type MetaServer,
  type MetaToken,
  type Reply,
  startMetaServer,
} from './meta-server.ts';

export interface ThreadsOptions {
  readonly faults?: readonly MetaFault[];
  readonly token: MetaToken;
  readonly quota?: { readonly used: number; readonly total: number };
  readonly now?: () => number;
}

type State = 'IN_PROGRESS' | 'FINISHED' | 'PUBLISHED' | 'ERROR' | 'EXPIRED';

interface Container {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  state: State;
  sha256: string | undefined;
}

/** Threads: containers whose video it fetches itself when it is first looked at, and posts made of each once. */
export interface ThreadsEmulator extends MetaServer {
  readonly containers: readonly Container[];
  readonly posts: readonly { readonly id: string; readonly text: string; readonly sha256: string | undefined }[];
  settle(state: State): void;
}

const user = '26500000000000001';

export async function startThreadsEmulator({
  token,
  faults = [],
  quota = { used: 4, total: 250 },
  now = Date.now,
}: ThreadsOptions): Promise<ThreadsEmulator> {
  const containers: Container[] = [];
  const posts: { id: string; text: string; sha256: string | undefined }[] = [];

  const create = ({ fields }: MetaCall): Reply => {
    if (fields['media_type'] !== 'VIDEO') return graphError(400, 100, 'Unknown media type');
    if (!URL.canParse(fields['video_url'] ?? '')) return graphError(400, 100, 'video_url is not an address');
    const id = `1799900000000000${containers.length + 1}`;
    containers.push({ id, fields, state: 'IN_PROGRESS', sha256: undefined });
    return { body: { id } };
  };

  const look = async ({ caught: [id] }: MetaCall): Promise<Reply> => {
    const container = containers.find((one) => one.id === id);
    if (container === undefined) return graphError(400, 100, `Object '${id}' does not exist`, 33);
    const { state } = container;
    if (state === 'IN_PROGRESS' && container.sha256 === undefined) await pull(container);
    else if (state === 'IN_PROGRESS') container.state = 'FINISHED';
    const failed = container.state === 'ERROR' && { error_message: 'FAILED_DOWNLOADING_VIDEO' };
    return { body: { id, status: container.state, ...failed } };
  };

  const publish = ({ fields }: MetaCall): Reply => {
    const container = containers.find(({ id }) => id === fields['creation_id']);
    if (container?.state !== 'FINISHED') return graphError(400, 24, 'The requested resource does not exist', 4279009);
    if (quota.used >= quota.total) return graphError(403, 9, 'Application request limit reached');
    container.state = 'PUBLISHED';
    const id = `1801100000000000${posts.length + 1}`;
    posts.push({ id, text: container.fields['text'] ?? '', sha256: container.sha256 });
    return { body: { id } };
  };

  const list = (): Reply => {
    const timestamp = new Date(now()).toISOString().replace(/\.\d+Z$/, '+0000');
    return { body: { data: posts.map(({ id, text }) => ({ id, text, timestamp, permalink: linkTo(id) })) } };
  };
  const left = (): Reply => {
    const config = { quota_total: quota.total, quota_duration: 86_400 };
    return { body: { data: [{ quota_usage: quota.used, config }] } };
  };

  const routes: readonly MetaRoute[] = [
    { name: 'create', method: 'POST', pattern: at(`${user}/threads$`), answer: create },
    { name: 'publish', method: 'POST', pattern: at(`${user}/threads_publish$`), answer: publish },
    { name: 'quota', method: 'GET', pattern: at(String.raw`${user}/threads_publishing_limit\?`), answer: left },
    { name: 'list', method: 'GET', pattern: at(String.raw`${user}/threads\?`), answer: list },
    {
      name: 'link',
      method: 'GET',
      pattern: at(String.raw`(18011\d+)\?`),
      answer: ({ caught: [id = ''] }) => ({ body: { id, permalink: linkTo(id) } }),
    },
    { name: 'look', method: 'GET', pattern: at(String.raw`(\d+)\?`), answer: look },
  ];
  const server = await startMetaServer(routes, { faults, token });
  const settle = (state: State): void => {
    for (const container of containers) if (container.state !== 'PUBLISHED') container.state = state;
  };
  return { ...server, containers, posts, settle };
}

const linkTo = (id: string): string => `https://www.threads.net/@brand/post/${id}`;
const at = (path: string): RegExp => new RegExp(`^v1.0/${path}`);

async function pull(container: Container): Promise<void> {
  const response = await fetch(container.fields['video_url'] ?? '').catch(() => undefined);
  if (response?.ok !== true || response.body === null) {
    container.state = 'ERROR';
    return;
  }
  const content = await buffer(Readable.fromWeb(response.body));
  container.sha256 = createHash('sha256').update(content).digest('hex');
}
