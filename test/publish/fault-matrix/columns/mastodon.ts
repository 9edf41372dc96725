import { services } from '../../../e2e/publishing-services.ts';
import type { Misdeed } from '../../../emulators/faults.ts';
import { failed, out, rejected, unknown } from '../ends.ts';
import { column } from '../matrix.ts';
import { inSevenSeconds, usualPlans } from '../usual-plans.ts';

const says = (status: number, error: string, headers = {}): Misdeed => ({ answer: status, body: { error }, headers });
const tooMany = says(429, 'Too many requests', inSevenSeconds);

const usual = usualPlans({
  service: 'mastodon',
  upload: 'upload',
  call: 'publish',
  stranger: says(401, 'The access token is invalid'),
  tooMany,
  tells: true,
});

export const mastodon = column(
  { ...services.mastodon, bytes: 64 * 1024 },
  { upload: 'upload', call: 'publish' },
  {
    ...usual,
    'expired token mid-upload': [{ at: 'at the end of the form', token: 1, first: out(), next: out() }],
    "403 with the service's own code": [
      {
        at: 'a missing scope, at the upload',
        options: {
          faults: [{ on: 'upload', nth: 1, does: says(403, 'This action is outside the authorized scopes') }],
        },
        first: failed(/with the scopes write:media, write:statuses/),
        next: out(),
      },
      {
        at: 'a missing scope, at the post',
        options: {
          faults: [{ on: 'publish', nth: 1, does: says(403, 'This action is outside the authorized scopes') }],
        },
        first: failed(/with the scopes write:media, write:statuses/, 1),
        next: out(2),
      },
    ],
    'quota exhausted': [
      {
        at: 'the uploads of half an hour, which the run waits for',
        options: {
          faults: [{ on: 'upload', nth: 1, does: says(429, 'Too many requests', { 'retry-after': '1800' }) }],
        },
        waitMs: 1_800_000,
        first: out(),
        next: out(),
      },
      {
        at: 'the posts of three hours',
        options: {
          faults: [{ on: 'publish', nth: 1, does: says(429, 'Too many requests', { 'retry-after': '9000' }) }],
        },
        first: failed(/Run again/, 1),
        next: out(2),
      },
    ],
    'processing failed': [{ at: 'of the upload', options: { processes: false }, first: rejected(), next: rejected() }],
    'container expired': [
      {
        at: 'the upload, between the runs',
        options: { faults: [{ on: 'publish', nth: 1, does: tooMany }] },
        between: (server) => server.forget(),
        first: failed(/Run again/, 1),
        next: out(2),
      },
    ],
    'duplicate text': 'none: Mastodon takes the same words again, and the same post only once, by its Idempotency-Key',
    'lost answer': [
      ...usual['lost answer'],
      {
        at: 'of a call whose post shows too late',
        options: {
          faults: [
            { on: 'publish', nth: 1, does: { reset: 'after' } },
            { on: 'statuses', nth: 1, does: { answer: 200, body: [] } },
          ],
        },
        first: unknown(1),
        next: unknown(1),
      },
    ],
  },
);
