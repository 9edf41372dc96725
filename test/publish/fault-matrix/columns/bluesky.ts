import { services } from '../../../e2e/publishing-services.ts';
import type { Misdeed } from '../../../emulators/faults.ts';
import { failed, out, rejected } from '../ends.ts';
import { column } from '../matrix.ts';
import { inSevenSeconds, showsLate, usualPlans } from '../usual-plans.ts';

const says = (status: number, error: string, headers = {}): Misdeed => ({
  answer: status,
  body: { error, message: `It is ${error}.` },
  headers,
});
const tooMany = says(429, 'RateLimitExceeded', inSevenSeconds);

const usual = usualPlans({
  service: 'bluesky',
  upload: 'part',
  call: 'create',
  stranger: says(401, 'AuthMissing'),
  tooMany,
  tells: true,
});

export const bluesky = column(
  { ...services.bluesky, bytes: 3 * 256 * 1024 },
  { upload: 'part', call: 'create' },
  {
    ...usual,
    // Parts go with a token of the video service, which is made with that of the account. It is refused with 400.
    'expired token mid-upload': [{ at: 'after the second part', token: 2, first: out(), next: out() }],
    "403 with the service's own code": [
      {
        at: 'AccountTakedown',
        options: { faults: [{ on: 'create', nth: 1, does: says(403, 'AccountTakedown') }] },
        first: failed(/taken the account down/, 1),
        next: out(2),
      },
      {
        at: 'UploadForbidden as the upload begins',
        options: { faults: [{ on: 'start', nth: 1, does: says(403, 'UploadForbidden') }] },
        first: failed(/Confirm the e-mail address/),
        next: out(),
      },
    ],
    'quota exhausted': [
      {
        at: 'DailyLimitExceeded',
        options: { faults: [{ on: 'start', nth: 1, does: says(400, 'DailyLimitExceeded') }] },
        first: failed(/Publish this one tomorrow/),
        next: out(),
      },
    ],
    'processing failed': [
      {
        at: 'of the upload',
        options: { failure: { failureCode: 'VideoInvalid', message: 'The video has no picture' } },
        first: rejected(),
        next: rejected(),
      },
    ],
    'container expired': [
      {
        at: 'the job, between the runs',
        options: {
          faults: [
            { on: 'create', nth: 1, does: tooMany },
            // Two looks at it in the first run: before the call and after the upload.
            { on: 'job', nth: 3, does: says(404, 'NotFound') },
          ],
        },
        first: failed(/Run again/, 1),
        next: out(2),
      },
    ],
    'duplicate text': 'none: Bluesky takes the same words again, and the same post only once, by its record key',
    'lost answer': [
      ...usual['lost answer'],
      ...showsLate(
        { on: 'create', nth: 1, does: { reset: 'after' } },
        { on: 'get', from: 1, does: says(400, 'RecordNotFound') },
        2,
      ),
    ],
  },
);
