import type { Platform } from '../campaign/platform-schema.ts';
import type { DeliverableTask } from '../plan/plan.ts';
import { commonLimits } from './common-limits.ts';
import type { Limit, Post } from './post.ts';
import { postKey } from './post-key.ts';
import type { Account } from './publisher-tools.ts';
import { fitWords } from './text/fit-words.ts';
import { trackedLink } from './text/tracked-link.ts';

/** A deliverable with the files that were made of it. */
export interface FinishedVideo extends Pick<Post, 'video' | 'cover' | 'captions' | 'madeByModel'> {
  readonly task: DeliverableTask;
}

interface Where {
  readonly campaign: string;
  readonly platform: Platform;
  readonly account: Account;
  readonly round: number;
  /** At once, whatever the campaign says. */
  readonly atOnce: boolean;
}

/** A post with what the platform's profile says of it; its service may say more. */
export interface Draft {
  readonly post: Post;
  readonly limits: readonly Limit[];
}

/** What a finished video becomes on one account. Pure. */
export function postOf(finished: FinishedVideo, { campaign, platform, account, round, atOnce }: Where): Draft {
  const { task, video, cover, captions, madeByModel } = finished;
  const { fit, options, schedule } = task.post;
  const link = linkOf(task, { campaign, platform });
  const words = { ...task.post, locale: task.locale, lines: linesOf(finished, platform, link) };
  const { account: _name, ...own } = options;
  const target = { campaign, deliverable: task.id, service: platform.service, accountId: account.id };
  const post: Post = {
    ...target,
    key: postKey(target, round),
    platform: platform.id,
    account: account.name,
    video,
    cover,
    captions,
    locale: task.locale,
    ...fitWords(words, platform, fit),
    link,
    madeByModel,
    schedule: atOnce ? undefined : schedule,
    options: { ...account.settings, ...own },
  };
  return { post, limits: commonLimits(post, platform) };
}

/** Says where its visitors come from. */
function linkOf({ id, post }: DeliverableTask, { campaign, platform }: Pick<Where, 'campaign' | 'platform'>) {
  if (post.link === undefined) return undefined;
  return trackedLink(post.link, { service: platform.service, campaign, deliverable: id });
}

/** What stands below the caption: what the service has no field of its own for. */
function linesOf({ task, madeByModel }: FinishedVideo, { text, disclosure }: Platform, link: string | undefined) {
  const { post } = task;
  // Whoever has written the address into the caption has placed it.
  const isPlaced = post.caption?.includes(post.link ?? '');
  const lines = [
    text.link === 'text' && !isPlaced ? link : undefined,
    madeByModel && disclosure.field === null ? post.disclosure : undefined,
  ];
  return lines.filter((line) => line !== undefined);
}
