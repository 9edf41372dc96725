import { services } from '../../../e2e/publishing-services.ts';
import { failed, out, rejected } from '../ends.ts';
import { column } from '../matrix.ts';
import { showsLate, usualPlans } from '../usual-plans.ts';
import { metaSays, stranger, tooMany } from './meta-says.ts';

const bytes = 256 * 1024;
// One route takes both the start of an upload, which harms nobody, and its finish.
const isCall = ({ fields }: { readonly fields?: Readonly<Record<string, string>> }): boolean =>
  fields?.['upload_phase'] === 'finish';
const finish = { on: 'reels', nth: 2 } as const;
const usual = usualPlans({
  service: 'facebook',
  upload: 'upload',
  call: 'reels',
  before: 1,
  stranger,
  tooMany,
  tells: true,
});

const broken = {
  video_status: 'error',
  uploading_phase: { status: 'complete' },
  processing_phase: { status: 'error', errors: [{ message: 'The video has no picture' }] },
  publishing_phase: { status: 'not_started' },
};

const idle = { status: 'not_started' };
const uploaded = {
  video_status: 'upload_complete',
  uploading_phase: { status: 'complete' },
  processing_phase: idle,
  publishing_phase: idle,
};

export const facebookReel = column(
  { ...services.facebookReel, bytes },
  { upload: 'upload', call: 'reels', isCall },
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
        at: '200, no permission',
        options: { faults: [{ ...finish, does: metaSays(403, 200, 'Requires pages_manage_posts') }] },
        first: failed(/allow pages_manage_posts.*reelmill connect facebook/, 1),
        next: out(2),
      },
      {
        at: '368, blocked for a while',
        options: { faults: [{ ...finish, does: metaSays(403, 368, 'Blocked for a while') }] },
        first: failed(/Meta Business Suite/, 1),
        next: out(2),
      },
    ],
    'quota exhausted': [
      {
        at: '32, the calls of the Page',
        options: { faults: [{ ...finish, does: metaSays(403, 32, 'Page request limit reached') }] },
        first: failed(/Run again/, 1),
        next: out(2),
      },
    ],
    'processing failed': [
      {
        at: 'of the upload',
        options: { faults: [{ on: 'look', does: { answer: 200, body: { status: broken } } }] },
        first: rejected(),
        next: rejected(),
      },
    ],
    'container expired': [
      {
        at: 'between the runs',
        options: { faults: [{ ...finish, does: tooMany }] },
        between: (server) => server.tell({ video_status: 'expired' }),
        first: failed(/Run again/, 1),
        next: out(2),
      },
    ],
    'duplicate text': [
      {
        at: '506',
        options: { faults: [{ ...finish, does: metaSays(400, 506, 'Duplicate status message') }] },
        first: failed(/change the caption/, 1),
        next: out(2),
      },
    ],
    'lost answer': [
      ...usual['lost answer'],
      ...showsLate(
        { ...finish, does: { reset: 'after' } },
        { on: 'look', from: 2, does: { answer: 200, body: { status: uploaded } } },
        2,
      ),
    ],
  },
);
