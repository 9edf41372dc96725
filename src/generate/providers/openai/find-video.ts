import { ProviderError } from '../../../errors.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import { promptOf, sizeOf } from './create-body.ts';
import type { Video } from './video.ts';
import type { VideoPage } from './read-answer.ts';
import type { VideosApi } from './videos-api.ts';

// The service rounds its clock to seconds, and may pass on the clock of the service behind it.
const graceSeconds = 5;
// A match that is older than the request by no more than this is too near to be ruled out.
const doubtSeconds = 60;
const mostPages = 100;
const pageSize = 100;

/**
 * The one video that a request sent after `since` has made. `undefined` proves that there is none: the service listed
 * everything. Throws when it cannot be known.
 */
export async function findVideo(
  api: VideosApi,
  request: ClipRequest,
  since: Date,
  { now, signal }: { readonly now: () => number; readonly signal: AbortSignal },
): Promise<Video | undefined> {
  let [after, earliest] = ['', Number.POSITIVE_INFINITY];
  const found = new Map<string, Video>();
  for (let page = 0; page < mostPages; page += 1) {
    const query = { limit: String(pageSize), order: 'desc', ...(after && { after }) };
    const listed = await api.list(query, signal);
    earliest = Math.min(earliest, since.getTime() / 1000 + skew(listed, now()));
    for (const video of listed.videos) {
      if (mayBe(video, request, earliest - doubtSeconds)) found.set(video.id, video);
    }
    const last = listed.videos.at(-1);
    if (isLast(listed, earliest - doubtSeconds)) return theOne([...found.values()], earliest - graceSeconds);
    if (last === undefined || last.id === after) break;
    after = last.id;
  }
  throw cannotTell('its list of videos has no end');
}

/** How far the service's clock is ahead of ours, in seconds. */
function skew({ clock }: VideoPage, now: number): number {
  return clock === undefined ? 0 : clock - Math.floor(now / 1000);
}

/** Whatever the service does not say may be equal. */
function mayBe(video: Video, request: ClipRequest, earliest: number): boolean {
  return (
    same(video.prompt, promptOf(request)) &&
    same(video.size, sizeOf(request)) &&
    (video.seconds === undefined || Number.parseFloat(String(video.seconds)) === request.seconds) &&
    (video.model === undefined || video.model.includes(request.model) || request.model.includes(video.model)) &&
    (video.created_at === undefined || video.created_at >= earliest)
  );
}

function same(listed: string | undefined, asked: string): boolean {
  return listed === undefined || listed === asked;
}

function isLast({ videos, hasMore }: VideoPage, earliest: number): boolean {
  if (hasMore === false || (hasMore === undefined && videos.length < pageSize)) return true;
  // Newest first, as asked for: what follows is older still. Not every server heeds the order, so it is looked at.
  const times = videos.map((video) => video.created_at ?? Number.POSITIVE_INFINITY);
  return (
    times.length > 0 &&
    times.every((time, at) => at === 0 || time <= (times[at - 1] ?? 0)) &&
    (times.at(-1) ?? 0) < earliest
  );
}

function theOne(found: readonly Video[], earliest: number): Video | undefined {
  const [only, ...others] = found;
  if (only === undefined) return undefined;
  if (others.length > 0) throw cannotTell(`${found.length} videos there look like it`);
  if (only.prompt === undefined || only.created_at === undefined)
    throw cannotTell(`${only.id} may be it, but lacks its prompt or time`);
  if (only.created_at < earliest) throw cannotTell(`${only.id} looks like it but is a little older`);
  return only;
}

function cannotTell(why: string): ProviderError {
  return new ProviderError(`It cannot be told whether the service made this clip: ${why}.`, {
    provider: 'openai',
    retryable: false,
  });
}
