import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Published, Publisher, UploadState, UploadTools } from '../../../src/publish/publisher.ts';
import type { Post } from '../../../src/publish/post.ts';
import type { Account, PublisherTools } from '../../../src/publish/publisher-tools.ts';

export const patient = new AbortController().signal;
/** The first token, and the one it is renewed to. */
export const tokens = ['tok-first-5c1d', 'tok-second-77ab'] as const;

export interface TestTools extends PublisherTools {
  /** Pieces of files that were opened. */
  readonly opened: { readonly path: string; readonly bytes: number }[];
  /** How often a new token was asked for. */
  readonly renewals: () => number;
}

/** What a publisher works with, at an emulator. */
export function toolsAt(baseUrl: string, account: Partial<Account>, now: () => number = Date.now): TestTools {
  const opened: TestTools['opened'] = [];
  let renewals = 0;
  return {
    fetch: globalThis.fetch,
    now,
    account: { service: '', name: 'brand', id: '4711', settings: {}, ...account, baseUrl },
    token: async ({ renew = false } = {}) => {
      if (renew) renewals += 1;
      return renewals > 0 ? tokens[1] : tokens[0];
    },
    open: (path, range) => {
      opened.push({ path, bytes: range === undefined ? Number.NaN : range.end - range.start + 1 });
      return Readable.toWeb(createReadStream(path, range)) as ReadableStream<Uint8Array>;
    },
    opened,
    renewals: () => renewals,
  };
}

export interface Kept extends UploadTools {
  /** What was written down last, through JSON as it is. */
  readonly state: () => UploadState | undefined;
  readonly progress: number[];
}

export function keeping(before?: UploadState): Kept {
  let state = before;
  const progress: number[] = [];
  return {
    signal: patient,
    save: async (next) => void (state = JSON.parse(JSON.stringify(next))),
    onProgress: (bytes) => progress.push(bytes),
    state: () => state,
    progress,
  };
}

/** Upload and the irreversible call. */
export async function post(publisher: Publisher, what: Post, before?: UploadState): Promise<Published> {
  const state = await publisher.upload(what, before, keeping(before));
  return publisher.publish(what, JSON.parse(JSON.stringify(state)), patient);
}
