import { z } from 'zod';
import { orAlreadyOut } from '../../or-already-out.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import type { Publisher } from '../../publisher.ts';
import { postedSchema, readContainer, readinessOf, startedSchema, wasPublished } from '../meta/container.ts';
import { readFigures } from '../meta/figures.ts';
import { type Graph, graphApi } from '../meta/graph.ts';
import { hostOf } from '../meta/host-of.ts';
import { linkOf } from '../meta/link-of.ts';
import { type Protocol, resumableUpload, sessionOf } from '../meta/resumable-upload.ts';
import { seekPost } from '../meta/seek-post.ts';
import { advice } from './advice.ts';
import { containerFields, readPost } from './container-fields.ts';
import { prepare } from './prepare.ts';

// Options, from post.services.instagram: as, shareToFeed, coverUrl, thumbOffset, collaborators (container-fields.ts).
// Settings of the account: graphVersion, and login: `instagram` for a token of Instagram Login, else `facebook`.

const service = 'instagram';
const scopes = 'instagram_content_publish (with Instagram Login: instagram_business_content_publish)';

/** Reels, feed videos (which are reels since 2023) and stories of a professional account. */
export function createInstagram(
  tools: PublisherTools,
  { silenceMs = 2 * 60_000 }: { readonly silenceMs?: number } = {},
): Publisher {
  const { account, now } = tools;
  const figures = readFigures(service);
  const host = hostOf(figures, account, 'facebook');
  const graph = graphApi(tools, { host, version: figures.api.version, advice, scopes });
  const protocol = instagramProtocol(graph, account.id);
  const { hours } = figures.upload;

  const publisher: Publisher = {
    service,
    schedules: () => false,
    prepare: (post, signal) => prepare(post, { graph, account: account.id, figures }, signal),
    upload: (post, state, upload) =>
      resumableUpload(protocol, { post, state }, upload, { graph, tools, hours, silenceMs }),
    async check(_post, state, signal) {
      return readinessOf(await readContainer(graph, sessionOf(state).id, 'status_code,status', signal), service);
    },
    async publish(_post, state, signal) {
      const fields = { creation_id: sessionOf(state).id };
      const options = { effect: 'irreversible', signal } as const;
      const { id } = await graph.post(postedSchema, `${account.id}/media_publish`, fields, options);
      return { id, url: await linkOf(graph, id, signal), state: 'live' };
    },
    async find(post, state, since, signal) {
      const { id } = sessionOf(state);
      const container = await readContainer(graph, id, 'status_code,status', signal);
      if (!wasPublished(container, service)) return undefined;
      const { caption: words } = readPost(post);
      const sought = {
        path: `${account.id}/media`,
        wordsField: 'caption',
        timeField: 'timestamp',
        linkField: 'permalink',
      };
      // It is out, whatever the list says: without a name of its own it goes by that of its container.
      const found = await seekPost(graph, { ...sought, words, since }, signal).catch(() => undefined);
      return { id: found?.id ?? id, url: found?.url, state: 'live' };
    },
  };
  return { ...publisher, publish: orAlreadyOut(publisher, now) };
}

/** https://developers.facebook.com/documentation/instagram-platform/content-publishing/resumable-uploads (2026-03-15) */
function instagramProtocol(graph: Graph, account: string): Protocol<unknown> {
  return {
    async begin(post, signal) {
      const options = { effect: 'reversible', signal } as const;
      return await graph.post(startedSchema, `${account}/media`, containerFields(post), options);
    },
    async reached({ id }, signal) {
      const { state, uploading } = await readContainer(graph, id, 'status_code,status,video_status', signal);
      if (state === 'EXPIRED' || state === 'ERROR') return undefined;
      if (state !== 'IN_PROGRESS' || uploading?.status === 'complete') return 'all';
      return uploading?.bytes_transferred ?? 0;
    },
    headers: (from, total) => ({ offset: String(from), file_size: String(total) }),
    answer: z.object({ success: z.literal(true) }),
  };
}
