import { ProviderError } from '../../../errors.ts';
import { pause as usualPause, type Pause } from '../../pause.ts';
import type { Post } from '../../post.ts';
import type { Published, Publisher, Readiness, UploadState } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { askStatus, type PostStatus } from './post-status.ts';
import { prepareTikTok } from './prepare-tiktok.ts';
import { chunkRefusal, putChunk } from './put-chunk.ts';
import { isStale, readState, type TikTokState } from './tiktok-state.ts';
import { uploadTikTok } from './upload-tiktok.ts';

/** Ours: a gigabyte takes TikTok about a minute; 30 questions a minute are allowed. */
const looks = 24;
const betweenMs = 5000;

/**
 * TikTok, by the Content Posting API: drafts in the creator's inbox, or posts by an app that TikTok has audited (the
 * account's setting `audited`). The post appears by itself after the last chunk, so that is the irreversible call. Options:
 * `mode` (draft, direct), `privacy`, `comments`, `duets`, `stitches`, `brandedContent`, `ownBrand`, `coverMs`.
 */
export function createTikTok(tools: PublisherTools, pause: Pause = usualPause): Publisher {
  return {
    service: 'tiktok',
    schedules: () => false,
    prepare: (post, signal) => prepareTikTok(post, signal, tools),
    upload: (post, state, upload) => uploadTikTok(post, state, upload, tools),
    check: (_post, state, signal) => check(state, signal, tools),
    publish: (post, state, signal) => publish(post, state, { signal, pause }, tools),
    find: async (post, state, _since, signal) => {
      const known = readState(state);
      const status = await askStatus(known.publishId, signal, tools);
      if (status.state === 'failed') return undefined;
      // A publish_id is one post at most, so this stays proof even while the last chunk is on its way.
      if (status.state === 'busy' && (status.received ?? post.video.bytes) < post.video.bytes) return undefined;
      if (status.state === 'busy') throw stillBusy();
      return published(known, status);
    },
  };
}

async function check(state: UploadState, signal: AbortSignal, tools: PublisherTools): Promise<Readiness> {
  const known = readState(state);
  const status = await askStatus(known.publishId, signal, tools);
  if (status.state === 'failed') return { state: 'failed', message: `TikTok refused it: ${status.reason}.` };
  const over = status.state === 'busy' && isStale(known, tools.now());
  return over ? { state: 'failed', message: 'The upload address has expired.' } : { state: 'ready' };
}

interface Publishing {
  readonly signal: AbortSignal;
  readonly pause: Pause;
}

async function publish(
  post: Post,
  state: UploadState,
  { signal, pause }: Publishing,
  tools: PublisherTools,
): Promise<Published> {
  const known = readState(state);
  if (known.sent < post.video.bytes) {
    const answer = await putChunk(post, known, { effect: 'irreversible', signal }, tools);
    if (answer.status !== 201) throw chunkRefusal(answer, 'irreversible', tools);
  }
  for (let look = 1; look <= looks; look += 1) {
    const status = await lookAfterwards(known.publishId, signal, tools);
    if (status.state === 'failed') throw refused(status.reason);
    if (status.state !== 'busy') return published(known, status);
    await pause(betweenMs, signal);
  }
  throw stillBusy();
}

/** After the last chunk no failed question is a verdict, not even a token that has ended. */
async function lookAfterwards(publishId: string, signal: AbortSignal, tools: PublisherTools): Promise<PostStatus> {
  try {
    return await askStatus(publishId, signal, tools);
  } catch {
    signal.throwIfAborted();
    return { state: 'busy', received: undefined };
  }
}

function published(
  { publishId, creator }: TikTokState,
  status: Extract<PostStatus, { state: 'posted' | 'draft' }>,
): Published {
  if (status.state === 'draft') return { id: publishId, url: undefined, state: 'draft' };
  // TikTok gives the id when moderation is over, which may take hours.
  const known = status.postId !== undefined && creator !== null;
  const url = known ? `https://www.tiktok.com/@${creator}/video/${status.postId}` : undefined;
  return { id: status.postId ?? publishId, url, state: 'live' };
}

/** TikTok's word that there is no post. */
function refused(reason: string): ProviderError {
  const hint = hints[reason] ?? (reason.endsWith('_check_failed') ? otherFile : undefined);
  return new ProviderError(`tiktok took the video, but did not post it: ${reason}.`, {
    provider: 'tiktok',
    nothingStarted: true,
    retryable: reason === 'internal',
    ...(hint === undefined ? {} : { hint }),
  });
}

// file_format_, duration_, frame_rate_ and picture_size_check_failed: the same file would be refused again.
const otherFile = 'Render the deliverable again, and publish again.';

const hints: Readonly<Record<string, string>> = {
  spam_risk_too_many_posts: 'The account has reached the posts of a day. Try again tomorrow.',
  spam_risk: 'TikTok takes it for spam. Look into the app before another attempt.',
  publish_cancelled: 'The creator cancelled it in the app.',
  auth_removed: 'The creator has withdrawn the right to post. Connect the account again.',
};

function stillBusy(): ProviderError {
  return new ProviderError('tiktok has the whole video and is still working on it.', {
    provider: 'tiktok',
    retryable: true,
    retryAfterMs: 10_000,
  });
}
