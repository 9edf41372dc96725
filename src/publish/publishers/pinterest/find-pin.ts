import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import type { JsonApi } from '../../json-api.ts';

const pinSchema = z.object({
  id: z.string(),
  created_at: z.string(),
  title: z.string().nullish(),
  description: z.string().nullish(),
  link: z.string().nullish(),
});
const schema = z.object({ items: z.array(pinSchema), bookmark: z.string().nullish() });
type Pin = z.output<typeof pinSchema>;

export interface SoughtPin {
  readonly board: string;
  readonly words: {
    readonly title: string | undefined;
    readonly description: string;
    readonly link: string | undefined;
  };
  readonly since: Date;
}

/** Clocks differ. */
const slackMs = 60_000;
/** Of 250 pins each: whoever has more of them on one board must look for themselves. */
const mostPages = 8;

/**
 * The one pin of these very words that was made on the board since then. A pin does not name its upload, and the order of
 * the list and its delay are written nowhere: that there is none proves nothing, and is never said.
 */
export async function findPin(sought: SoughtPin, api: JsonApi, signal: AbortSignal): Promise<string> {
  const { board, words, since } = sought;
  const found: Pin[] = [];
  let bookmark: string | undefined;
  for (let page = 0; page < mostPages && (page === 0 || bookmark !== undefined); page += 1) {
    const query = new URLSearchParams({ page_size: '250', ...(bookmark === undefined ? {} : { bookmark }) }).toString();
    const path = `/v5/boards/${board}/pins?${query}`;
    const answer = await api.ask(schema, { path, effect: 'read', signal });
    found.push(...answer.items.filter((pin) => isIt(pin, words, since)));
    bookmark = answer.bookmark ?? undefined;
  }
  const [pin] = found;
  if (pin !== undefined && found.length === 1) return pin.id;
  const said = found.length > 1 ? `has ${found.length} such pins` : 'does not show such a pin, which proves nothing';
  throw new ProviderError(`pinterest ${said}, so what became of this one cannot be known.`, {
    provider: 'pinterest',
    hint: 'Look at the board, then settle it: reelmill resolve.',
  });
}

function same(theirs: string | null | undefined, ours: string): boolean {
  return (theirs ?? '').trim() === ours.trim();
}

function isIt(pin: Pin, { title = '', description, link = '' }: SoughtPin['words'], since: Date): boolean {
  const words = same(pin.title, title) && same(pin.description, description) && same(pin.link, link);
  // It is UTC, and says so only sometimes.
  const created = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(pin.created_at) ? pin.created_at : `${pin.created_at}Z`);
  return words && created >= since.getTime() - slackMs;
}
