import { ProviderError } from '../../../errors.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import type { FindOptions } from '../../provider.ts';
import { grades, likenessTo, type Alike } from './likeness.ts';
import type { Dialect } from './settings.ts';
import type { Video } from './video.ts';
import type { VideoPage } from './read-answer.ts';
import type { VideosApi } from './videos-api.ts';

// The service rounds its clock to seconds, and may pass on the clock of the service behind it.
const graceSeconds = 5;
// A match that is older than the request by no more than this is too near to be ruled out.
const doubtSeconds = 60;
const mostPages = 100;
const pageSize = 100;

interface Candidate {
  readonly video: Video;
  readonly alike: Alike;
}

interface Search extends FindOptions {
  readonly dialect: Dialect;
  readonly now: () => number;
}

/**
 * The one video that a request sent after `since` has made. `undefined` proves that there is none: the service listed
 * everything. Throws when it cannot be known.
 */
export async function findVideo(api: VideosApi, request: ClipRequest, search: Search): Promise<Video | undefined> {
  const { since, taken, dialect, now, signal } = search;
  const likeness = likenessTo(request);
  let [after, earliest] = ['', Number.POSITIVE_INFINITY];
  const seen = new Set<string>();
  const found = new Map<string, Candidate>();
  for (let page = 0; page < mostPages; page += 1) {
    const query = { ...dialect.list, limit: String(pageSize), order: 'desc', ...(after && { after }) };
    const listed = await api.list(query, signal);
    earliest = Math.min(earliest, since.getTime() / 1000 + skew(listed, now()));
    for (const video of listed.videos) {
      const alike = taken.has(video.id) || isOlder(video, earliest - doubtSeconds) ? 'no' : likeness(video);
      if (alike !== 'no') found.set(video.id, { video, alike });
    }
    const last = listed.videos.at(-1);
    const nothingNew = listed.videos.every(({ id }) => seen.has(id));
    for (const { id } of listed.videos) seen.add(id);
    if (isLast(listed, nothingNew, earliest - doubtSeconds))
      return theOne([...found.values()], earliest - graceSeconds);
    if (last === undefined || nothingNew) break;
    after = last.id;
  }
  throw cannotTell('its list of videos has no end');
}

/** How far the service's clock is ahead of ours, in seconds. */
function skew({ clock }: VideoPage, now: number): number {
  return clock === undefined ? 0 : clock - Math.floor(now / 1000);
}

function isOlder(video: Video, earliest: number): boolean {
  return video.created_at !== undefined && video.created_at < earliest;
}

function isLast({ videos, hasMore }: VideoPage, nothingNew: boolean, earliest: number): boolean {
  // A short page is no sign of the end: some servers list fewer than they are asked for, and do not say so.
  if (hasMore === false || (hasMore === undefined && nothingNew)) return true;
  // Newest first, as asked for: what follows is older still. Not every server heeds the order, so it is looked at.
  const times = videos.map((video) => video.created_at ?? Number.POSITIVE_INFINITY);
  return (
    times.length > 0 &&
    times.every((time, at) => at === 0 || time <= (times[at - 1] ?? 0)) &&
    (times.at(-1) ?? 0) < earliest
  );
}

function theOne(candidates: readonly Candidate[], earliest: number): Video | undefined {
  const best = grades.find((grade) => candidates.some(({ alike }) => alike === grade));
  const found = candidates.filter(({ alike }) => alike === best).map(({ video }) => video);
  const [only, ...others] = found;
  if (only === undefined) return undefined;
  if (others.length > 0) throw cannotTell(`${found.length} videos there look like it`);
  if (best === 'nearly') throw cannotTell(`${only.id} may be it, but has another length, size or model`);
  if (best !== 'surely' && (only.prompt === undefined || only.created_at === undefined))
    throw cannotTell(`${only.id} may be it, but lacks its prompt or time`);
  if (isOlder(only, earliest)) throw cannotTell(`${only.id} looks like it but is a little older`);
  return only;
}

function cannotTell(why: string): ProviderError {
  return new ProviderError(`It cannot be told whether the service made this clip: ${why}.`, {
    provider: 'openai',
    retryable: false,
  });
}
