import { services } from '../../../e2e/publishing-services.ts';
import type { Misdeed } from '../../../emulators/faults.ts';
import { xSays } from '../../../emulators/x.ts';
import { failed, lost, out, rejected } from '../ends.ts';
import { column } from '../matrix.ts';
import { inSevenSeconds, showsLate, usualPlans } from '../usual-plans.ts';

const says = (status: number, title: string, detail = title, headers = {}): Misdeed => ({
  answer: status,
  body: xSays(status, title, detail).body,
  headers,
});
const tooMany = says(429, 'Too Many Requests', 'Too Many Requests', inSevenSeconds);
const duplicate = says(403, 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.');

const usual = usualPlans({
  service: 'x',
  upload: 'append',
  call: 'post',
  stranger: says(401, 'Unauthorized'),
  tooMany,
  tells: true,
});

export const x = column(
  { ...services.x, bytes: 3 * 64 * 1024 },
  { upload: 'append', call: 'post' },
  {
    ...usual,
    'expired token mid-upload': [{ at: 'the second segment', token: 2, first: out(), next: out() }],
    "403 with the service's own code": [
      {
        at: 'Forbidden',
        options: { faults: [{ on: 'post', nth: 1, does: says(403, 'Forbidden') }] },
        first: failed(/scopes of the account/, 1),
        next: out(2),
      },
    ],
    'quota exhausted': [
      {
        at: 'CreditsDepleted',
        options: { faults: [{ on: 'post', nth: 1, does: says(402, 'CreditsDepleted') }] },
        first: failed(/Buy credits/, 1),
        next: out(2),
      },
    ],
    'processing failed': [
      { at: 'of the upload', options: { failure: 'The video has no picture' }, first: rejected(), next: rejected() },
    ],
    'container expired': [
      {
        at: 'the upload, after a day',
        options: { faults: [{ on: 'post', nth: 1, does: tooMany }] },
        hoursBetween: 25,
        first: failed(/Run again/, 1),
        next: out(2),
      },
    ],
    // They may be those of a call whose answer was lost: only the timeline tells that they are not.
    'duplicate text': [
      {
        at: 'of an older post',
        options: { faults: [{ on: 'post', nth: 1, does: duplicate }] },
        first: { ...lost(), advice: /change the caption/ },
        next: out(2),
      },
    ],
    'lost answer': [
      ...usual['lost answer'],
      ...showsLate(
        { on: 'post', nth: 1, does: { reset: 'after' } },
        { on: 'timeline', from: 1, does: { answer: 200, body: { data: [] } } },
        2,
      ),
    ],
  },
);
