import type { IncomingMessage } from 'node:http';

/** How a job ends, in a word that every service has its own words for. */
export type Ending = 'done' | 'no-link' | 'failed' | 'blocked-input' | 'blocked-output' | 'cancelled' | 'expired';

/** What a service answers: a status, a body and perhaps headers. */
export type Reply = readonly [status: number, body: unknown, headers?: Readonly<Record<string, string>>];

export interface Job {
  readonly id: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** As it came over the wire. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
  polls: number;
}

export interface Place {
  /** Where the emulator listens, without a path. */
  readonly origin: string;
  /** Where the footage of a job is. */
  readonly link: (job: Job) => string;
  readonly jobs: readonly Job[];
  readonly footage: () => Promise<Buffer>;
}

/** How one service speaks. */
export interface Dialect {
  /** Path of the base URL, such as /v1. */
  readonly base: string;
  readonly create: RegExp;
  /** Its path leads to one job, whose id is in the group `id` or, for a POST, in the body. */
  readonly poll: RegExp;
  readonly list?: RegExp;
  readonly pollMethod?: 'POST';
  /** Which header holds the key, and how. */
  readonly key: (headers: IncomingMessage['headers']) => string | undefined;
  idOf?(body: unknown): string;
  /** Why a create is refused; undefined takes it on. */
  check?(body: Readonly<Record<string, unknown>>, request: IncomingMessage): string | undefined;
  created(job: Job, place: Place): Reply;
  running(job: Job, place: Place): Reply;
  over(job: Job, ending: Ending, place: Place): Promise<Reply> | Reply;
  unknown(id: string): Reply;
  error(status: number, message: string): Reply;
  listed?(place: Place, query: URLSearchParams): Reply;
}

/** `Authorization: Bearer …`, or another word before the key. */
export function authorization(word: string): Dialect['key'] {
  return ({ authorization: given }) => (given?.startsWith(`${word} `) ? given.slice(word.length + 1) : undefined);
}
