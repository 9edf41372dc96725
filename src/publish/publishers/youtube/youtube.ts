import { ProviderError } from '../../../errors.ts';
import { beforehand } from '../../beforehand.ts';
import { pause as usualPause, type Pause } from '../../pause.ts';
import type { Post } from '../../post.ts';
import type { Published, Publisher, Readiness, UploadState } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { watchUrl } from './addresses.ts';
import { finishVideo } from './finish-video.ts';
import { prepareVideo } from './prepare-video.ts';
import { querySession, sendPart, type Standing } from './session.ts';
import { sessionSchema, uploadVideo } from './upload-video.ts';

/**
 * YouTube and its Shorts, by the resumable protocol of the Data API v3. Options: `privacy` (public, unlisted, private),
 * `madeForKids`, `syntheticMedia`, `category`, `notifySubscribers`.
 */
export function createYouTube(tools: PublisherTools, pause: Pause = usualPause): Publisher {
  const standing = async (post: Post, state: UploadState, signal: AbortSignal): Promise<Standing> =>
    querySession(sessionSchema.parse(state).session, post, signal, tools);
  return {
    service: 'youtube',
    schedules: () => true,
    prepare: (post) => prepareVideo(post, tools),
    upload: (post, state, upload) => uploadVideo(post, state, upload, tools),
    check: async (post, state, signal) => readiness(await standing(post, state, signal)),
    publish: async (post, state, signal) => {
      const before = await beforehand(standing(post, state, signal));
      if (before.state === 'done') return published(before.id, post);
      if (before.state === 'gone') throw unfinished('has forgotten the upload', tools);
      const part = { start: before.received, end: post.video.bytes };
      const { session } = sessionSchema.parse(state);
      const after = await sendPart(session, { post, part, effect: 'irreversible', signal }, tools);
      if (after.state === 'done') return published(after.id, post);
      throw unfinished(
        after.state === 'gone' ? 'has forgotten the upload' : 'did not take all of the last part',
        tools,
      );
    },
    // 308 is proof, even while the last part is still on its way: it can only become this session's one video, and
    // whoever tries again asks the session first.
    find: async (post, state, _since, signal) => {
      const now = await standing(post, state, signal);
      if (now.state === 'gone') throw forgotten(tools);
      return now.state === 'done' ? published(now.id, post) : undefined;
    },
    finish: (post, live, signal) => finishVideo(post, live, { signal, pause }, tools),
  };
}

function published(id: string, post: Post): Published {
  return { id, url: watchUrl(id, post), state: post.schedule === undefined ? 'live' : 'scheduled' };
}

function readiness({ state }: Standing): Readiness {
  return state === 'gone' ? { state: 'failed', message: 'YouTube has forgotten the upload.' } : { state: 'ready' };
}

/** A session that still waits for bytes, or is not there, has made no video of this call. */
function unfinished(said: string, { account }: PublisherTools): ProviderError {
  return new ProviderError(`youtube ${said}.`, { provider: account.service, nothingStarted: true, retryable: true });
}

function forgotten({ account }: PublisherTools): ProviderError {
  return new ProviderError('youtube has forgotten the upload, so it cannot say what became of it.', {
    provider: account.service,
    hint: 'Look for the video at https://studio.youtube.com, then settle it: reelmill resolve.',
  });
}
