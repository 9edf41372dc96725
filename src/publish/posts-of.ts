import type { Platform } from '../campaign/platform-schema.ts';
import type { DeliverableTask } from '../plan/plan.ts';
import { commonLimits } from './common-limits.ts';
import type { Limit, Post } from './post.ts';
import { postKey } from './post-key.ts';
import type { Account } from './publisher-tools.ts';
import { fitWords } from './text/fit-words.ts';

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
  const { disclosure, fit, link, options, schedule } = task.post;
  // Where the service has a field of its own, that says it.
  const line = madeByModel && platform.disclosure.field === null ? disclosure : undefined;
  const words = { ...task.post, locale: task.locale, disclosure: line };
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
