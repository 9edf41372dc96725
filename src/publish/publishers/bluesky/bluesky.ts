import { z } from 'zod';
import { beforehand } from '../../beforehand.ts';
import { filePart } from '../../file-part.ts';
import { complaintOf } from '../../json-api.ts';
import type { Post } from '../../post.ts';
import type { Published, Publisher } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { blobSchema, readJob, readyBlob, type Blob } from './job.ts';
import { collection, postRecord } from './post-record.ts';
import { preparePost } from './prepare-post.ts';
import { recordKey } from './record-key.ts';
import { jobOf, uploadVideo } from './upload-video.ts';
import { blueskyApis, type BlueskyApis } from './xrpc.ts';

/**
 * Bluesky, or any other server of the AT Protocol. The account's id is its DID, its address the server where it lives.
 * Options: `alt`. Settings of the account: `videoService`.
 */
export function createBluesky(tools: PublisherTools): Publisher {
  const apis = blueskyApis(tools);
  const { pds } = apis;
  const { id: repo } = tools.account;
  return {
    service: 'bluesky',
    schedules: () => false,
    prepare: (post, signal) => preparePost(post, apis, tools, signal),
    upload: (post, state, upload) => uploadVideo(post, state, { api: apis.upload, tools, upload }),
    async check(_post, state, signal) {
      const job = await readJob(jobOf(state), apis, signal);
      return job.state === 'ready' ? { state: 'ready' } : job;
    },
    async publish(post, state, signal) {
      const video = await beforehand(readyBlob(jobOf(state), apis, signal));
      const captions = await beforehand(sendCaptions(post, apis, tools, signal));
      const record = await postRecord(post, { video, captions, createdAt: tools.now() }, tools);
      const json = { repo, collection, rkey: recordKey(post), record };
      const path = '/xrpc/com.atproto.repo.createRecord';
      const request = { method: 'POST', path, json, effect: 'irreversible', signal } as const;
      const { uri } = await pds.ask(z.object({ uri: z.string().min(1) }), request);
      return published(uri);
    },
    async find(post, _state, _since, signal) {
      const query = new URLSearchParams({ repo, collection, rkey: recordKey(post) }).toString();
      const path = `/xrpc/com.atproto.repo.getRecord?${query}`;
      const answer = await pds.send({ path, accept: [400], effect: 'read', signal });
      if (answer.status < 400) return published(pds.read(z.object({ uri: z.string() }), answer, 'read').uri);
      if (complaintOf(answer).code === 'RecordNotFound') return undefined;
      throw pds.refuse(answer, 'read');
    },
  };
}

/** at://did:plc:…/app.bsky.feed.post/3k… */
function published(uri: string): Published {
  const [, , did, , key] = uri.split('/');
  return { id: uri, url: `https://bsky.app/profile/${did}/post/${key}`, state: 'live' };
}

/** Uploaded only now: a file that no record refers to is thrown away within minutes. */
async function sendCaptions(
  { captions }: Post,
  { pds }: BlueskyApis,
  tools: PublisherTools,
  signal: AbortSignal,
): Promise<Blob | undefined> {
  if (captions === undefined) return undefined;
  const { path: file, bytes } = captions.vtt;
  const { headers, body } = filePart(file, { start: 0, end: bytes }, tools);
  const { blob } = await pds.ask(z.object({ blob: blobSchema }), {
    method: 'POST',
    path: '/xrpc/com.atproto.repo.uploadBlob',
    headers: { ...headers, 'content-type': 'text/vtt' },
    body,
    effect: 'reversible',
    signal,
  });
  return blob;
}
