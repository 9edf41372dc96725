import { z } from 'zod';
import { UserError } from '../../../errors.ts';
import { orAlreadyOut } from '../../or-already-out.ts';
import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import type { Publisher, UploadState, UploadTools } from '../../publisher.ts';
import { type Container, postedSchema, readContainer, readinessOf, wasPublished } from '../meta/container.ts';
import { postText } from '../../text/post-text.ts';
import { readFigures } from '../meta/figures.ts';
import { graphApi } from '../meta/graph.ts';
import { hostOf } from '../meta/host-of.ts';
import { linkOf } from '../meta/link-of.ts';
import { seekPost } from '../meta/seek-post.ts';
import { advice } from './advice.ts';
import { containerFields, videoAddress } from './container-fields.ts';
import { prepare } from './prepare.ts';
import { shown, wrongWith } from './public-video.ts';

// Options, from post.services.threads: videoUrl, topicTag, altText, replyControl (container-fields.ts).
// Settings of the account: publicBaseUrl, where the folder out/ is served; graphVersion.

const service = 'threads';
const stateSchema = z.object({ id: z.string(), sha256: z.string(), startedAt: z.number() });

/** Threads takes no bytes: it fetches the video from a public address. */
export function createThreads(tools: PublisherTools): Publisher {
  const { account, now } = tools;
  const figures = readFigures(service);
  const { version } = figures.api;
  const scopes = 'threads_basic and threads_content_publish';
  const graph = graphApi(tools, { host: hostOf(figures, account, 'threads'), version, advice, scopes });
  const look = (id: string, signal: AbortSignal): Promise<Container> =>
    readContainer(graph, id, 'status,error_message', signal);

  /** A container of an earlier run, when it is of this file and still of use. */
  async function isOfUse(post: Post, state: UploadState | undefined, signal: AbortSignal): Promise<boolean> {
    const { data } = stateSchema.safeParse(state);
    if (data?.sha256 !== post.video.sha256 || data.startedAt < now() - figures.upload.hours * 3_600_000) return false;
    return !['ERROR', 'EXPIRED'].includes((await look(data.id, signal)).state);
  }

  async function makeContainer(post: Post, { signal, save, onProgress }: UploadTools): Promise<UploadState> {
    const address = videoAddress(post, account);
    const wrong = await wrongWith(address, post.video, tools, signal);
    if (wrong !== undefined) {
      const hint = 'Put the approved file there, where anybody can get it.';
      throw new UserError(`Threads cannot fetch the video: ${shown(address)} ${wrong}.`, { hint });
    }
    const fields = containerFields(post, account);
    const { id } = await graph.post(postedSchema, `${account.id}/threads`, fields, { effect: 'reversible', signal });
    const state = { id, sha256: post.video.sha256, startedAt: now() };
    await save(state);
    onProgress(post.video.bytes, post.video.bytes);
    return state;
  }

  const publisher: Publisher = {
    service,
    schedules: () => false,
    prepare: (post, signal) => prepare(post, { graph, tools, figures }, signal),
    upload: async (post, state, upload) =>
      state !== undefined && (await isOfUse(post, state, upload.signal)) ? state : await makeContainer(post, upload),
    check: async (_post, state, signal) => readinessOf(await look(stateSchema.parse(state).id, signal), service),
    async publish(_post, state, signal) {
      const fields = { creation_id: stateSchema.parse(state).id };
      const options = { effect: 'irreversible', signal } as const;
      const { id } = await graph.post(postedSchema, `${account.id}/threads_publish`, fields, options);
      return { id, url: await linkOf(graph, id, signal), state: 'live' };
    },
    async find(post, state, since, signal) {
      const { id } = stateSchema.parse(state);
      if (!wasPublished(await look(id, signal), service)) return undefined;
      const sought = {
        path: `${account.id}/threads`,
        wordsField: 'text',
        timeField: 'timestamp',
        linkField: 'permalink',
      };
      // It is out, whatever the list says: without a name of its own it goes by that of its container.
      const found = await seekPost(graph, { ...sought, words: postText(post), since }, signal).catch(() => undefined);
      return { id: found?.id ?? id, url: found?.url, state: 'live' };
    },
  };
  return { ...publisher, publish: orAlreadyOut(publisher, now) };
}
