import { services } from '../../../e2e/publishing-services.ts';
import type { Misdeed } from '../../../emulators/faults.ts';
import { failed, out, rejected, unknown } from '../ends.ts';
import { column } from '../matrix.ts';
import { inSevenSeconds, usualPlans } from '../usual-plans.ts';

const says = (status: number, code: number, message: string, headers = {}): Misdeed => ({
  answer: status,
  body: { code, message },
  headers,
});
const tooMany = says(429, 8, 'You have exceeded your rate limit. Try again later.', inSevenSeconds);

const usual = usualPlans({
  service: 'pinterest',
  upload: 'storage',
  call: 'publish',
  stranger: says(401, 2, 'Authentication failed.'),
  tooMany,
  // A pin does not name its upload.
  tells: false,
});
const refused = (does: Misdeed) => ({ faults: [{ on: 'publish', nth: 1, does }] }) as const;

export const pinterest = column(
  { ...services.pinterest, bytes: 64 * 1024 },
  { upload: 'storage', call: 'publish' },
  {
    ...usual,
    // The storage is another company's and knows no token.
    'expired token mid-upload': [{ at: 'after the storage has it', token: 1, first: out(), next: out() }],
    "403 with the service's own code": [
      {
        at: '29, no permission',
        options: refused(says(403, 29, 'You are not permitted to access that resource.')),
        first: failed(/standard access and boards:write/, 1),
        next: out(2),
      },
      {
        at: '29, an app on trial',
        options: refused(says(403, 29, 'Apps with Trial access may not create Pins in production')),
        first: failed(/apply for standard access/, 1),
        next: out(2),
      },
    ],
    'quota exhausted': [
      { at: '8, the calls of a day', options: refused(tooMany), first: failed(/Run again/, 1), next: out(2) },
    ],
    'processing failed': [{ at: 'of the upload', options: { processes: false }, first: rejected(), next: rejected() }],
    'container expired': [
      {
        at: 'the upload, between the runs',
        options: refused(tooMany),
        between: (server) => server.forget(),
        first: failed(/Run again/, 1),
        next: out(2),
      },
    ],
    'duplicate text': 'none: Pinterest takes the same words again',
    'lost answer': [
      ...usual['lost answer'],
      {
        at: 'of a call whose post shows too late',
        options: {
          faults: [
            { on: 'publish', nth: 1, does: { reset: 'after' } },
            { on: 'pins', nth: 1, does: { answer: 200, body: { items: [] } } },
          ],
        },
        first: unknown(1),
        next: unknown(1),
      },
    ],
  },
);
