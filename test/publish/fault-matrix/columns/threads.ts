import { services } from '../../../e2e/publishing-services.ts';
import { failed, out, rejected } from '../ends.ts';
import { column } from '../matrix.ts';
import { showsLate, usualPlans } from '../usual-plans.ts';
import { metaSays, stranger, tooMany } from './meta-says.ts';

const usual = usualPlans({ service: 'threads', upload: 'create', call: 'publish', stranger, tooMany, tells: true });

// Threads fetches the video itself: its container is all that is uploaded.
export const threads = column(
  { ...services.threads, bytes: 64 * 1024 },
  { upload: 'create', call: 'publish' },
  {
    ...usual,
    'expired token mid-upload': [{ at: 'as the container is made', token: 1, first: out(), next: out() }],
    "403 with the service's own code": [
      {
        at: '10, no permission',
        options: { faults: [{ on: 'publish', nth: 1, does: metaSays(403, 10, 'Permission denied') }] },
        first: failed(/allow threads_basic.*reelmill connect threads/, 1),
        next: out(2),
      },
    ],
    'quota exhausted': [
      {
        at: '9, the posts of a day',
        options: { faults: [{ on: 'publish', nth: 1, does: metaSays(403, 9, 'Application request limit reached') }] },
        first: failed(/publish this one tomorrow/, 1),
        next: out(2),
      },
    ],
    'processing failed': [
      {
        at: 'of the container',
        options: {
          faults: [
            { on: 'look', does: { answer: 200, body: { status: 'ERROR', error_message: 'FAILED_PROCESSING_VIDEO' } } },
          ],
        },
        first: rejected(),
        next: rejected(),
      },
    ],
    'container expired': [
      {
        at: 'between the runs',
        options: { faults: [{ on: 'publish', nth: 1, does: tooMany }] },
        between: (server) => server.settle('EXPIRED'),
        first: failed(/Run again/, 1),
        next: out(2),
      },
    ],
    'duplicate text': 'none: Threads takes the same text again',
    'lost answer': [
      ...usual['lost answer'],
      ...showsLate(
        { on: 'publish', nth: 1, does: { reset: 'after' } },
        { on: 'look', from: 3, does: { answer: 200, body: { status: 'FINISHED' } } },
        2,
      ),
    ],
  },
);
