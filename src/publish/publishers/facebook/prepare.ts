import type { Limit, Post, Prepared } from '../../post.ts';
import { postText } from '../../text/post-text.ts';
import type { Figures } from '../meta/figures.ts';
import { heldAgainst } from '../meta/held-against.ts';
import { placementOf } from '../meta/placement-of.ts';
import { type PagePlacement, pagePlacement } from './page-post.ts';
import type { PageWay } from './page-way.ts';
import { canSchedule } from './schedule.ts';

/** Asks nothing: a Page does not say how many posts are left. */
export function prepare(
  post: Post,
  way: Pick<PageWay<unknown>, 'requests'>,
  { figures, now }: { readonly figures: Figures; readonly now: number },
): Prepared {
  const placement = pagePlacement(post);
  const limits: readonly Limit[] = heldAgainst(placementOf(figures, placement), post, { caption: postText(post) });
  // What we hold goes out at its time, as if it had none.
  const sent = canSchedule(post, figures, now) ? post : { ...post, schedule: undefined };
  return { requests: way.requests(sent), limits, costUsd: 0, notes: notesOf(post, placement, figures) };
}

function notesOf(post: Post, placement: PagePlacement, { quota }: Figures): readonly string[] {
  const reel = placement === 'reel';
  return [
    ...(post.madeByModel
      ? ['Facebook has no field for footage made with AI: say so in the caption (post.disclosure).']
      : []),
    ...(reel && quota !== undefined ? [`A Page may publish ${quota.posts} reels in ${quota.hours} hours.`] : []),
    ...(reel && post.cover !== undefined ? ['Facebook chooses the cover of a reel itself.'] : []),
  ];
}
