import { ProviderError } from '../../src/errors.ts';
import type { Post } from '../../src/publish/post.ts';
import type { Published, Publisher, UploadState } from '../../src/publish/publisher.ts';

/** What a call meets: `lost`: it is done, but nobody hears of it; `broken`: it is not done, and nobody can know; `refused`: proof that it is not done. */
export type Fault = 'lost' | 'broken' | 'refused' | 'busy';

type Call = 'prepare' | 'upload' | 'check' | 'publish' | 'find' | 'finish';

export interface TestService {
  readonly publisher: Publisher;
  /** What the world sees. */
  readonly live: { readonly key: string; readonly file: string; readonly caption: string | undefined }[];
  /** Keys of posts that have all that belongs to them. */
  readonly finished: ReadonlySet<string>;
  /** How often each call was made. */
  readonly calls: Record<Call, number>;
  /** Bytes that were sent. */
  readonly sent: () => number;
  /** Forgets all uploads, as services do after a day. */
  readonly expire: () => void;
}

interface Wish {
  /** What the next calls meet, in order; a hole is no fault. */
  readonly faults?: Partial<Record<Call, readonly (Fault | undefined)[]>>;
  /** Whether the service can be asked for what a call without an answer has done. */
  readonly findable?: boolean;
  /** Whether the service waits by itself. */
  readonly native?: boolean;
  /** Looks until an upload is processed. */
  readonly looks?: number;
  /** Bytes of each part of an upload. */
  readonly chunk?: number;
  /** A processed video is refused. */
  readonly rejects?: boolean;
}

const provider = 'test';

/** A service in memory, behind a real Publisher: it keeps what it was sent, and shows what was published. */
export function createTestService(wish: Wish = {}): TestService {
  const { faults = {}, findable = true, native = false, looks = 1, chunk = 4, rejects = false } = wish;
  const uploads = new Map<string, { bytes: number; looks: number; used: boolean }>();
  const live: TestService['live'] = [];
  const calls: TestService['calls'] = { prepare: 0, upload: 0, check: 0, publish: 0, find: 0, finish: 0 };
  const finished = new Set<string>();
  let made = 0;
  let sent = 0;

  /** Counts a call and does what it does, as far as its fault lets it. */
  async function call<T>(name: Call, work: () => T | Promise<T>): Promise<T> {
    const fault = faults[name]?.[calls[name]];
    calls[name] += 1;
    if (fault === 'refused') throw new ProviderError('No.', { provider, nothingStarted: true, retryable: false });
    if (fault === 'busy') throw new ProviderError('Busy.', { provider, nothingStarted: true, throttled: true });
    const retryable = name !== 'publish';
    if (fault === 'broken') throw new ProviderError('The connection broke.', { provider, retryable });
    const done = await work();
    if (fault === 'lost') throw new ProviderError('The answer was lost.', { provider, retryable });
    return done;
  }

  const found = (post: Post): Published | undefined =>
    live.some(({ key }) => key === post.key)
      ? { id: `post-${post.key.slice(0, 4)}`, url: `https://test.example/${post.key.slice(0, 4)}`, state: 'live' }
      : undefined;

  const publisher: Publisher = {
    service: provider,
    schedules: (post) => native && post.schedule !== undefined,
    prepare: (post) =>
      call('prepare', () => ({
        requests: [
          { method: 'POST', url: 'https://test.example/posts', body: { text: post.caption }, irreversible: true },
        ],
        limits: [{ name: 'quota', ok: true, value: '3 of 100 posts today', hint: undefined }],
        costUsd: 0,
        notes: [],
      })),
    upload: (post, state, { save, onProgress }) =>
      call('upload', async () => {
        const id = typeof state?.['id'] === 'string' ? state['id'] : `upload-${++made}`;
        const upload = uploads.get(id) ?? (state === undefined ? { bytes: 0, looks: 0, used: false } : undefined);
        if (upload === undefined) throw new ProviderError('No such upload.', { provider, retryable: false });
        uploads.set(id, upload);
        await save({ id, bytes: upload.bytes });
        while (upload.bytes < post.video.bytes) {
          const next = Math.min(chunk, post.video.bytes - upload.bytes);
          upload.bytes += next;
          sent += next;
          onProgress(upload.bytes, post.video.bytes);
          await save({ id, bytes: upload.bytes });
        }
        return { id, bytes: upload.bytes };
      }),
    check: (_post, state) =>
      call('check', () => {
        const upload = uploads.get(idOf(state));
        if (upload === undefined) return { state: 'failed', message: 'The upload has expired.' };
        upload.looks += 1;
        if (upload.looks <= looks) return { state: 'processing', afterMs: 5000 };
        return rejects ? { state: 'failed', message: 'This is no video.' } : { state: 'ready' };
      }),
    publish: (post, state) =>
      call('publish', () => {
        if (!uploads.has(idOf(state))) {
          throw new ProviderError('The upload has expired.', { provider, nothingStarted: true, retryable: false });
        }
        live.push({ key: post.key, file: post.video.sha256, caption: post.caption });
        const published = found(post);
        if (published === undefined) throw new Error('not live');
        return published;
      }),
    ...(findable && { find: (post: Post) => call('find', () => found(post)) }),
    finish: ({ key }) => call('finish', () => void finished.add(key)),
  };
  return { publisher, live, finished, calls, sent: () => sent, expire: () => uploads.clear() };
}

function idOf(state: UploadState): string {
  return typeof state['id'] === 'string' ? state['id'] : '';
}
