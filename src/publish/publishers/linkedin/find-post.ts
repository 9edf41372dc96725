import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import type { JsonApi } from '../../json-api.ts';

const schema = z.object({
  elements: z.array(
    z.object({
      id: z.string(),
      createdAt: z.number().optional(),
      content: z.object({ media: z.object({ id: z.string() }).optional() }).optional(),
    }),
  ),
});

/** Of one page, newest first. */
const page = 50;
/** Clocks differ. */
const slackMs = 5 * 60_000;

export interface Sought {
  readonly author: string;
  readonly video: string;
  readonly since: Date;
}

/**
 * The author's post that shows a video, which is of this upload alone; undefined when all posts since then show others. An
 * organisation's posts may be read with r_organization_social; a person's with a right that LinkedIn gives to nobody.
 */
export async function findPost(
  { author, video, since }: Sought,
  api: JsonApi,
  signal: AbortSignal,
): Promise<string | undefined> {
  const query = new URLSearchParams({ author, q: 'author', count: String(page), sortBy: 'CREATED' }).toString();
  const path = `/rest/posts?${query}`;
  const headers = { 'x-restli-method': 'FINDER' };
  const answer = await api.send({ path, headers, accept: [403], effect: 'read', signal });
  if (answer.status === 403) throw cannotKnow('linkedin does not let this account read its posts');
  const { elements } = api.read(schema, answer, 'read');
  const found = elements.find(({ content }) => content?.media?.id === video);
  if (found !== undefined) return found.id;
  const reachesBack =
    elements.length < page || elements.some(({ createdAt = Infinity }) => createdAt < since.getTime() - slackMs);
  if (reachesBack) return undefined;
  throw cannotKnow('linkedin lists too many later posts');
}

function cannotKnow(said: string): ProviderError {
  return new ProviderError(`${said}, so what became of this one cannot be known.`, {
    provider: 'linkedin',
    hint: 'Look at the page, then settle it: reelmill resolve.',
  });
}
