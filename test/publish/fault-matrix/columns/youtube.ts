import { services } from '../../../e2e/publishing-services.ts';
import type { Misdeed } from '../../../emulators/faults.ts';
import { failed, out, outWith } from '../ends.ts';
import { column } from '../matrix.ts';
import { inSevenSeconds, showsLate, usualPlans } from '../usual-plans.ts';

// https://developers.google.com/youtube/v3/docs/errors
const says = (code: number, reason: string, headers = {}): Misdeed => ({
  answer: code,
  headers,
  body: { error: { code, message: `It is ${reason}.`, errors: [{ reason }] } },
});

const usual = usualPlans({
  service: 'youtube',
  upload: 'part',
  call: 'last',
  stranger: says(401, 'authError'),
  tooMany: says(429, 'rateLimitExceeded', inSevenSeconds),
  tells: true,
});

export const youtube = column(
  { ...services.youtube, bytes: 3 * 256 * 1024 },
  { upload: 'part', call: 'last' },
  {
    ...usual,
    'expired token mid-upload': [{ at: 'the second part', token: 2, first: out(), next: out() }],
    "403 with the service's own code": [
      {
        at: 'insufficientPermissions as the upload begins',
        options: { faults: [{ on: 'open', nth: 1, does: says(403, 'insufficientPermissions') }] },
        first: failed(/Connect it again/),
        next: out(),
      },
      {
        at: 'insufficientPermissions at the last part',
        options: { faults: [{ on: 'last', nth: 1, does: says(403, 'insufficientPermissions') }] },
        first: failed(/Connect it again/, 1),
        next: out(2),
      },
    ],
    'quota exhausted': [
      {
        at: 'quotaExceeded of the project',
        options: { faults: [{ on: 'open', nth: 1, does: says(403, 'quotaExceeded') }] },
        first: failed(/refills at midnight Pacific time/),
        next: out(),
      },
      {
        at: 'uploadLimitExceeded of the channel',
        options: { faults: [{ on: 'open', nth: 1, does: says(400, 'uploadLimitExceeded') }] },
        first: failed(/Try again in 24 hours/),
        next: out(),
      },
    ],
    // The video is there by then: it is nothing that a second upload would mend by itself.
    'processing failed': [
      {
        at: 'after it is out',
        options: { status: { uploadStatus: 'failed', failureReason: 'codec' } },
        first: outWith(/failed \(codec\)/),
        next: out(),
      },
    ],
    'container expired': [
      {
        at: 'the session, between the runs',
        options: { faults: [{ on: 'last', nth: 1, does: says(429, 'rateLimitExceeded') }] },
        between: (server) => server.forget(),
        first: failed(/Run again/, 1),
        next: out(2),
      },
    ],
    'duplicate text': 'none: YouTube takes the same title and description again',
    'lost answer': [
      ...usual['lost answer'],
      ...showsLate(
        { on: 'last', nth: 1, does: { reset: 'after' } },
        { on: 'query', from: 3, does: { answer: 308, headers: { range: 'bytes=0-524287' }, body: '' } },
        1,
      ),
    ],
  },
);
