import { services } from '../../../e2e/publishing-services.ts';
import { failed, out, rejected } from '../ends.ts';
import { column } from '../matrix.ts';
import { showsLate, usualPlans } from '../usual-plans.ts';
import { metaSays, stranger, tooMany } from './meta-says.ts';

const bytes = 256 * 1024;
const usual = usualPlans({ service: 'instagram', upload: 'upload', call: 'publish', stranger, tooMany, tells: true });

export const instagram = column(
  { ...services.instagram, bytes },
  { upload: 'upload', call: 'publish' },
  {
    ...usual,
    'expired token mid-upload': [
      {
        at: 'as the rest of a broken upload is sent',
        options: { faults: [{ on: 'upload', nth: 1, does: { cutAt: bytes / 2 } }] },
        token: 2,
        first: out(),
        next: out(),
      },
    ],
    "403 with the service's own code": [
      {
        at: '10, no permission',
        options: { faults: [{ on: 'publish', nth: 1, does: metaSays(403, 10, 'Permission denied') }] },
        first: failed(/allow instagram_content_publish.*reelmill connect instagram/, 1),
        next: out(2),
      },
      {
        at: '4/2207051, taken for spam',
        options: { faults: [{ on: 'publish', nth: 1, does: metaSays(403, 4, 'We restrict this', 2207051) }] },
        first: failed(/takes this for spam: wait/, 1),
        next: out(2),
      },
    ],
    'quota exhausted': [
      {
        at: '9/2207042, the posts of a day',
        options: { faults: [{ on: 'publish', nth: 1, does: metaSays(403, 9, 'Limit reached', 2207042) }] },
        first: failed(/publish this one tomorrow/, 1),
        next: out(2),
      },
    ],
    'processing failed': [{ at: 'of the container', options: { end: 'ERROR' }, first: rejected(), next: rejected() }],
    'container expired': [
      {
        at: 'between the runs',
        options: { faults: [{ on: 'publish', nth: 1, does: tooMany }] },
        between: (server) => server.settle('EXPIRED'),
        first: failed(/Run again/, 1),
        next: out(2),
      },
      {
        at: 'as it is published',
        options: { faults: [{ on: 'publish', nth: 1, does: metaSays(400, -2, 'The media has expired', 2207020) }] },
        between: (server) => server.settle('EXPIRED'),
        first: failed(/publish again, and it is made anew/, 1),
        next: out(2),
      },
    ],
    'duplicate text': 'none: Instagram takes the same caption again',
    'lost answer': [
      ...usual['lost answer'],
      ...showsLate(
        { on: 'publish', nth: 1, does: { reset: 'after' } },
        { on: 'look', from: 2, does: { answer: 200, body: { status_code: 'FINISHED' } } },
        2,
      ),
    ],
  },
);
