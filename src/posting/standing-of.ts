import type { PostRecord } from '../ledger/posts.ts';
import { checkFiles } from '../publish/finished-video.ts';
import type { Limit, Post } from '../publish/post.ts';
import type { Errand } from '../publish/publish-post.ts';
import { RefusedError } from '../publish/refused-error.ts';
import { twinWords } from '../publish/send-post.ts';
import { whenDue } from '../publish/when-due.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { Past, PrepareOptions, Standing } from './prospect.ts';
import { whyUnapproved } from './why-unapproved.ts';

export interface Candidate {
  readonly errand: Errand;
  /** The last post of the same video on the same account, whatever its round. */
  readonly latest: PostRecord | undefined;
  readonly isAnimatic: boolean;
  readonly limits: readonly Limit[];
  /** What the service's own preparation found wrong. */
  readonly mistake: string | undefined;
  /** Whether the service itself waits until the post is due. */
  readonly native: boolean;
}

interface Surroundings {
  readonly campaign: Campaign;
  readonly past: Past;
  readonly options: Pick<PrepareOptions, 'allowAnimatic' | 'wait' | 'now'>;
}

/** How a post stands that could be made: what is out, then our rules, then the service's limits, then the time. */
export async function standingOf(candidate: Candidate, around: Surroundings): Promise<Standing> {
  const { errand, latest } = candidate;
  return (
    whatIsOut(errand, latest) ??
    (await whyRefused(candidate, around)) ??
    whatIsWrong(candidate) ??
    whenToSend(candidate, around.options)
  );
}

function whatIsOut({ post, round }: Errand, latest: PostRecord | undefined): Standing | undefined {
  if (latest?.state === 'unknown') return { state: 'unknown', record: latest };
  if (latest?.round !== round) return undefined;
  if (latest.state === 'abandoned') return refused('A person has given it up. --again posts it all the same.');
  if (latest.state !== 'published') return undefined;
  if (latest.post.video.sha256 === post.video.sha256) return { state: 'live', record: latest };
  return refused('An older version of it is live. --again posts this one as well.');
}

async function whyRefused(
  { errand: { post, again }, isAnimatic }: Candidate,
  { campaign, past, options }: Surroundings,
): Promise<Standing | undefined> {
  const twin = again ? undefined : findTwin(post, past.posts);
  if (twin !== undefined) return refused(twinWords(twin.post));
  if (isAnimatic && !options.allowAnimatic) {
    return refused('It holds an animatic, which is no footage. --allow-animatic posts it all the same.');
  }
  const unapproved = whyUnapproved(post, campaign, past.approvals);
  if (unapproved !== undefined) return refused(unapproved);
  try {
    await checkFiles(post);
    return undefined;
  } catch (error) {
    if (error instanceof RefusedError) return refused(error.message);
    throw error;
  }
}

const refused = (message: string): Standing => ({ state: 'refused', message });

const mayBeOut: readonly PostRecord['state'][] = ['armed', 'published', 'unknown', 'abandoned'];

/** The ledger looks again, with the lock held, when the post is armed. */
function findTwin({ key, service, accountId, video }: Post, posts: readonly PostRecord[]): PostRecord | undefined {
  return posts.find(
    ({ key: other, state, post }) =>
      other !== key &&
      mayBeOut.includes(state) &&
      post.service === service &&
      post.accountId === accountId &&
      post.video.sha256 === video.sha256,
  );
}

function whatIsWrong({ limits, mistake }: Candidate): Standing | undefined {
  const broken = limits.filter(({ ok }) => !ok);
  const lines = broken.map(({ name, value, hint }) => `${name}: ${value}. ${hint ?? ''}`.trim());
  const all = mistake === undefined ? lines : [...lines, mistake];
  return all.length === 0 ? undefined : { state: 'mistake', message: all.join('\n') };
}

function whenToSend({ errand, latest, native }: Candidate, { wait, now }: Surroundings['options']): Standing {
  const { post } = errand;
  const accepted = latest?.key === post.key && latest.post.schedule === post.schedule;
  const due = whenDue(post.schedule, { now: now(), native, accepted });
  switch (due.kind) {
    case 'past':
      return { state: 'mistake', message: `Its time ${post.schedule} is past. Change it, or publish with --now.` };
    case 'now':
      return { state: 'send', errand };
    default:
      return { state: wait ? 'send' : 'held', errand: { ...errand, dueMs: due.dueMs } };
  }
}
