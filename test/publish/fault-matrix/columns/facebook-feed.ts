import { services } from '../../../e2e/publishing-services.ts';
import { failed, out, unknown } from '../ends.ts';
import { column } from '../matrix.ts';
import { usualPlans } from '../usual-plans.ts';
import { metaSays, stranger, tooMany } from './meta-says.ts';

const bytes = 256 * 1024;
const usual = usualPlans({
  service: 'facebook',
  upload: 'transfer',
  call: 'videos',
  stranger,
  tooMany,
  // A handle does not tell what became of it.
  tells: false,
});
const refused = (does: ReturnType<typeof metaSays>) => ({ faults: [{ on: 'videos', nth: 1, does }] });

export const facebookFeed = column(
  { ...services.facebookFeed, bytes },
  { upload: 'transfer', call: 'videos' },
  {
    ...usual,
    'expired token mid-upload': [
      {
        at: 'as the rest of a broken upload is sent',
        options: { faults: [{ on: 'transfer', nth: 1, does: { cutAt: bytes / 2 } }] },
        token: 2,
        first: out(),
        next: out(),
      },
    ],
    "403 with the service's own code": [
      {
        at: '200, no permission',
        options: refused(metaSays(403, 200, 'Requires pages_manage_posts')),
        first: failed(/allow pages_manage_posts.*reelmill connect facebook/, 1),
        next: out(2),
      },
      {
        at: '368, blocked for a while',
        options: refused(metaSays(403, 368, 'Blocked for a while')),
        first: failed(/Meta Business Suite/, 1),
        next: out(2),
      },
    ],
    'quota exhausted': [
      {
        at: '32, the calls of the Page',
        options: refused(metaSays(403, 32, 'Page request limit reached')),
        first: failed(/Run again/, 1),
        next: out(2),
      },
    ],
    'processing failed': 'none: a video of the feed is processed when it is out, and is not asked after',
    'container expired': [
      {
        at: 'the handle, after a day',
        options: refused(tooMany),
        hoursBetween: 25,
        first: failed(/Run again/, 1),
        next: out(2),
      },
    ],
    'duplicate text': [
      {
        at: '506',
        options: refused(metaSays(400, 506, 'Duplicate status message')),
        first: failed(/change the caption/, 1),
        next: out(2),
      },
    ],
    'lost answer': [
      ...usual['lost answer'],
      {
        at: 'of a call whose post shows too late',
        options: {
          faults: [
            { on: 'videos', nth: 1, does: { reset: 'after' } },
            { on: 'list', nth: 1, does: { answer: 200, body: { data: [] } } },
          ],
        },
        first: unknown(1),
        next: unknown(1),
      },
    ],
  },
);
