import { services } from '../../../e2e/publishing-services.ts';
import type { Misdeed } from '../../../emulators/faults.ts';
import { failed, out, rejected, unknown } from '../ends.ts';
import { column } from '../matrix.ts';
import { inSevenSeconds, showsLate, usualPlans } from '../usual-plans.ts';

// https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling
const says = (status: number, code: string, message = `It is ${code}.`, headers = {}): Misdeed => ({
  answer: status,
  body: { status, code, message },
  headers,
});
const tooMany = says(429, 'TOO_MANY_REQUESTS', 'Resource level throttle', inSevenSeconds);

const usual = usualPlans({
  service: 'linkedin',
  upload: 'part',
  call: 'publish',
  stranger: says(401, 'EXPIRED_ACCESS_TOKEN', 'The token used in the request has expired'),
  tooMany,
  later: /counts anew at midnight UTC/,
  tells: true,
});
const refused = (does: Misdeed) => ({ faults: [{ on: 'publish', nth: 1, does }] }) as const;

export const linkedin = column(
  { ...services.linkedin, bytes: 3 * 256 * 1024 },
  { upload: 'part', call: 'publish' },
  {
    ...usual,
    // A part carries its own right, so the next call is the first to be refused.
    'expired token mid-upload': [{ at: 'after the second part', token: 2, first: out(), next: out() }],
    "403 with the service's own code": [
      {
        at: 'ACCESS_DENIED',
        options: refused(says(403, 'ACCESS_DENIED')),
        first: failed(/w_organization_social/, 1),
        next: out(2),
      },
    ],
    'quota exhausted': [
      {
        at: 'the calls of a day',
        options: refused(tooMany),
        first: failed(/counts anew at midnight UTC/, 1),
        next: out(2),
      },
    ],
    'processing failed': [
      { at: 'of the upload', options: { failure: 'The video has no picture' }, first: rejected(), next: rejected() },
    ],
    'container expired': [
      {
        at: 'the upload, between the runs',
        options: refused(tooMany),
        between: (server) => server.forget(),
        first: failed(/counts anew at midnight UTC/, 1),
        next: out(2),
      },
    ],
    'duplicate text': [
      {
        at: 'DUPLICATE_POST',
        options: refused(says(422, 'DUPLICATE_POST', 'Content is a duplicate of urn:li:share:1')),
        first: failed(/change the caption/, 1),
        next: out(2),
      },
    ],
    // A person's token may not read what it has posted.
    'lost answer': [
      ...usual['lost answer'],
      ...showsLate(
        { on: 'publish', nth: 1, does: { reset: 'after' } },
        { on: 'posts', from: 1, does: { answer: 200, body: { elements: [] } } },
        2,
      ),
      {
        at: "of a person's post",
        options: { reads: false, faults: [{ on: 'publish', nth: 1, does: { reset: 'after' } }] },
        first: unknown(1),
        next: unknown(1),
      },
    ],
  },
);
