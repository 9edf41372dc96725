import { services } from '../../../e2e/publishing-services.ts';
import type { Misdeed } from '../../../emulators/faults.ts';
import { tiktokSays } from '../../../emulators/tiktok.ts';
import { failed, out, waiting } from '../ends.ts';
import { column } from '../matrix.ts';
import { inSevenSeconds, tooMuch, showsLate, usualPlans } from '../usual-plans.ts';

const says = (status: number, code: string): Misdeed => ({ answer: status, body: tiktokSays(status, code).body });

const usual = usualPlans({
  service: 'tiktok',
  upload: 'chunk',
  call: 'last',
  // The address of the chunks carries its own right.
  stranger: false,
  tooMany: { answer: 429, headers: inSevenSeconds, body: '' },
  tells: true,
});

const mib = 1024 * 1024;
const unfinished: Misdeed = {
  answer: 200,
  body: tiktokSays(200, 'ok', { status: 'PROCESSING_UPLOAD', uploaded_bytes: 5 * mib }).body,
};

// Of TikTok's smallest chunks two: one that harms nobody, and the last.
export const tiktok = column(
  { ...services.tiktok, bytes: 10 * mib },
  { upload: 'chunk', call: 'last' },
  {
    ...usual,
    'expired token mid-upload': [{ at: 'after the first chunk', token: 1, first: out(), next: out() }],
    "403 with the service's own code": [
      {
        at: 'an app without an audit',
        options: {
          faults: [{ on: 'init', nth: 1, does: says(403, 'unaudited_client_can_only_post_to_private_accounts') }],
        },
        first: failed(/set the account to private, or write `mode: draft`/),
        next: out(),
      },
      {
        at: 'an address that has died, at the last chunk',
        options: { faults: [{ on: 'last', nth: 1, does: { answer: 403, body: '' } }] },
        hoursBetween: 1,
        first: failed(/an hour after it was opened/, 1),
        next: out(2),
      },
      {
        at: 'one address after the other that has died',
        options: { faults: tooMuch.map((nth) => ({ on: 'chunk' as const, nth, does: { answer: 403, body: '' } })) },
        first: waiting(),
        next: out(),
      },
    ],
    'quota exhausted': [
      {
        at: 'as the creator is asked',
        options: { faults: [{ on: 'creator', nth: 1, does: says(403, 'spam_risk_too_many_posts') }] },
        first: failed(/Try again tomorrow/),
        next: out(),
      },
      {
        at: 'as the post is opened',
        options: { faults: [{ on: 'init', nth: 1, does: says(403, 'spam_risk_too_many_posts') }] },
        first: failed(/Try again in 24 hours/),
        next: out(),
      },
    ],
    // A publish_id that has failed is TikTok's word that there is no post of it.
    'processing failed': [
      {
        at: 'after the last chunk',
        options: { failReason: 'frame_rate_check_failed' },
        first: failed(/frame_rate_check_failed.*Render/, 1),
        next: failed(/frame_rate_check_failed.*Render/, 2),
      },
    ],
    'container expired': [
      {
        at: 'the address, an hour later',
        options: { faults: [{ on: 'last', nth: 1, does: { answer: 429, body: '' } }] },
        between: (server) => server.expire(),
        hoursBetween: 1,
        first: failed(/Run again/, 1),
        next: out(2),
      },
    ],
    'duplicate text': 'none: TikTok takes the same words again',
    'lost answer': [
      ...usual['lost answer'],
      ...showsLate({ on: 'last', nth: 1, does: { reset: 'after' } }, { on: 'status', from: 2, does: unfinished }, 1),
    ],
  },
);
