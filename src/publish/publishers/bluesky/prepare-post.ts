import { z } from 'zod';
import { irreversible, reversible } from '../../outgoing.ts';
import type { Limit, Outgoing, Post, Prepared } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { holdAgainst, readServiceFacts } from '../../service-facts.ts';
import { countText } from '../../text/count-text.ts';
import { postText } from '../../text/post-text.ts';
import type { Blob } from './job.ts';
import { altOf, collection, postRecord } from './post-record.ts';
import { recordKey } from './record-key.ts';
import type { BlueskyApis } from './xrpc.ts';

export async function preparePost(
  post: Post,
  apis: BlueskyApis,
  tools: PublisherTools,
  signal: AbortSignal,
): Promise<Prepared> {
  const facts = await readServiceFacts('bluesky');
  const text = postText(post);
  const alt = altOf(post, tools);
  const limits = holdAgainst(facts, {
    caption: countText(text, 'graphemes'),
    'caption bytes': Buffer.byteLength(text),
    seconds: post.video.seconds,
    bytes: post.video.bytes,
    ...(alt === undefined ? {} : { alt: countText(alt, 'graphemes') }),
    ...(post.captions === undefined ? {} : { captions: post.captions.vtt.bytes }),
  });
  const quota = await quotaLimits(post, apis, signal);
  return {
    requests: await requestsOf(post, apis, tools),
    limits: [...limits, ...quota],
    costUsd: 0,
    notes: notesOf(post),
  };
}

const quotaSchema = z.object({
  canUpload: z.boolean(),
  remainingDailyVideos: z.number().optional(),
  remainingDailyBytes: z.number().optional(),
  message: z.string().optional(),
  error: z.string().optional(),
});

/** How much an account may upload changes: the service knows. */
async function quotaLimits({ video }: Post, { limits }: BlueskyApis, signal: AbortSignal): Promise<readonly Limit[]> {
  const quota = await limits.ask(quotaSchema, { path: '/xrpc/app.bsky.video.getUploadLimits', effect: 'read', signal });
  const { canUpload, remainingDailyVideos: videos, remainingDailyBytes: bytes = Infinity, message, error } = quota;
  const ok = canUpload && (videos ?? 1) >= 1 && bytes >= video.bytes;
  const left = videos === undefined ? 'not said' : `${videos} videos and ${bytes} bytes left today`;
  const advice = `${message ?? error ?? 'Bluesky takes no more today.'} Publish this one tomorrow.`;
  return [{ name: 'quota', ok, value: left, hint: ok ? undefined : advice }];
}

async function requestsOf(post: Post, { pds, upload }: BlueskyApis, tools: PublisherTools): Promise<Outgoing[]> {
  const { video, captions } = post;
  const media = {
    video: pending('video/mp4', video.bytes),
    captions: captions && pending('text/vtt', captions.vtt.bytes),
    createdAt: tools.now(),
  };
  const record = await postRecord(post, media, tools);
  const body = { repo: tools.account.id, collection, rkey: recordKey(post), record };
  return [
    reversible('POST', upload.url('/xrpc/app.bsky.video.startUpload'), {
      sizeBytes: video.bytes,
      mimeType: 'video/mp4',
    }),
    reversible('POST', upload.url('/xrpc/app.bsky.video.uploadPart'), { file: video.path }),
    reversible('POST', upload.url('/xrpc/app.bsky.video.finishUpload'), { jobId: '<of the first answer>' }),
    ...(captions === undefined
      ? []
      : [reversible('POST', pds.url('/xrpc/com.atproto.repo.uploadBlob'), { file: captions.vtt.path })]),
    irreversible('POST', pds.url('/xrpc/com.atproto.repo.createRecord'), body),
  ];
}

/** A file that is not uploaded yet. */
function pending(mimeType: string, size: number): Blob {
  return { $type: 'blob', mimeType, size };
}

function notesOf({ cover, madeByModel }: Post): readonly string[] {
  return [
    'Bluesky posts are public for everybody.',
    ...(cover === undefined ? [] : ['Bluesky takes no cover: it shows the first picture.']),
    ...(madeByModel ? ['Bluesky has no mark for AI footage: say it in the caption.'] : []),
  ];
}
