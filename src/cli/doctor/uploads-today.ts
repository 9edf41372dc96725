import type { PostRecord } from '../../ledger/posts.ts';
import { readServiceFacts } from '../../publish/service-facts.ts';

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' });

/**
 * `3 of 100 uploads today from here`: YouTube counts them for the Google Cloud project and tells nobody how many are left,
 * so what other machines have uploaded is not in it. The day is that of California.
 */
export async function uploadsToday(posts: readonly PostRecord[], now: number): Promise<string | undefined> {
  const { quota } = await readServiceFacts('youtube');
  if (quota?.perDay === undefined) return undefined;
  const today = day.format(now);
  const sent = posts.filter(
    ({ post, upload, published, publishedAt, updatedAt }) =>
      post.service === 'youtube' &&
      (upload !== undefined || published !== undefined) &&
      day.format(Date.parse(publishedAt ?? updatedAt)) === today,
  );
  return `${sent.length} of ${quota.perDay} uploads today from here`;
}
