import { z } from 'zod';
import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import type { UploadState, UploadTools } from '../../publisher.ts';
import type { Graph } from './graph.ts';
import { sendRest } from './send-rest.ts';

/** How one of Meta's services takes a file. */
export interface Protocol<T> {
  /** Opens a session: the id that it, or what becomes of it, is known by, and where the bytes go. */
  begin(post: Post, signal: AbortSignal): Promise<{ readonly id: string; readonly uri: string }>;
  /** The bytes it has; `all` when nothing is left to do; undefined when the session is of no use any more. */
  reached(state: Session, signal: AbortSignal): Promise<number | 'all' | undefined>;
  readonly headers: (from: number, total: number) => Readonly<Record<string, string>>;
  readonly answer: z.ZodType<T>;
  /** What publish() needs of the answer to the last byte. */
  readonly keep?: (answer: T) => UploadState;
}

const sessionSchema = z.object({ id: z.string(), uri: z.string(), sha256: z.string(), startedAt: z.number() });
export type Session = z.output<typeof sessionSchema> & UploadState;

interface Means {
  readonly graph: Graph;
  readonly tools: PublisherTools;
  readonly hours: number;
  readonly silenceMs: number;
}

/** Uploads a file, going on with an earlier session where there is one. The session is saved before a byte leaves. */
export async function resumableUpload<T>(
  protocol: Protocol<T>,
  { post, state }: { readonly post: Post; readonly state: UploadState | undefined },
  upload: UploadTools,
  { graph, tools, hours, silenceMs }: Means,
): Promise<UploadState> {
  const { video } = post;
  const { signal, save } = upload;
  const oldest = tools.now() - hours * 3_600_000;
  const { session, reached } = (await earlier()) ?? { session: await begun(), reached: 0 };
  if (reached === 'all') return session;
  const headers = protocol.headers(reached, video.bytes);
  const rest = { url: session.uri, file: video, from: reached, headers, silenceMs };
  const answer = await sendRest(protocol.answer, rest, upload, { graph, tools });
  const done = { ...session, ...protocol.keep?.(answer) };
  await save(done);
  return done;

  async function earlier(): Promise<{ readonly session: Session; readonly reached: number | 'all' } | undefined> {
    const live = liveSession(state, video.sha256, oldest);
    const at = live && (await protocol.reached(live, signal));
    return live === undefined || at === undefined ? undefined : { session: live, reached: at };
  }

  async function begun(): Promise<Session> {
    const { id, uri } = await protocol.begin(post, signal);
    const fresh: Session = { id, uri, sha256: video.sha256, startedAt: tools.now() };
    await save(fresh);
    return fresh;
  }
}

/** What an upload has come to, as publish() and check() get it. */
export function sessionOf(state: UploadState): Session {
  return { ...state, ...sessionSchema.parse(state) };
}

/** Of another file, or older than sessions live: nothing to go on with. */
function liveSession(state: UploadState | undefined, sha256: string, oldest: number): Session | undefined {
  if (state === undefined || !sessionSchema.safeParse(state).success) return undefined;
  const session = sessionOf(state);
  return session.sha256 === sha256 && session.startedAt > oldest ? session : undefined;
}
