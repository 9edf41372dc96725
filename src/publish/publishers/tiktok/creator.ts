import { z } from 'zod';
import type { Limit, Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { tiktokOptions } from './post-info.ts';
import { callTikTok } from './tiktok-api.ts';

const creatorSchema = z.object({
  creator_username: z.string().optional(),
  privacy_level_options: z.array(z.string()),
  comment_disabled: z.boolean().default(false),
  duet_disabled: z.boolean().default(false),
  stitch_disabled: z.boolean().default(false),
  max_video_post_duration_sec: z.number(),
});
type Creator = z.output<typeof creatorSchema>;

const usedUp = ['spam_risk_too_many_posts', 'spam_risk_user_banned_from_posting', 'reached_active_user_cap'];

/** What the creator allows; a string is the code of why TikTok takes no post of theirs today. To be asked before each direct post. */
export async function askCreator(signal: AbortSignal, tools: PublisherTools): Promise<Creator | string> {
  const said = await callTikTok({ path: '/v2/post/publish/creator_info/query/', effect: 'read', signal }, tools);
  if (!('error' in said)) return creatorSchema.parse(said.data);
  if (usedUp.includes(said.code)) return said.code;
  throw said.error;
}

export function creatorLimits(post: Post, creator: Creator | string, tools: PublisherTools): readonly Limit[] {
  if (typeof creator === 'string') {
    return [{ name: 'quota', ok: false, value: creator, hint: 'TikTok takes no more today. Try again tomorrow.' }];
  }
  const most = creator.max_video_post_duration_sec;
  const { seconds } = post.video;
  return [
    limit(
      'seconds',
      seconds <= most,
      `${seconds} of ${most} seconds`,
      'Make it shorter: the account may post no longer.',
    ),
    privacyLimit(post, creator, tools),
    ...interactionLimits(post, creator, tools),
  ];
}

function privacyLimit(post: Post, { privacy_level_options: allowed }: Creator, tools: PublisherTools): Limit {
  const { privacy, brandedContent } = tiktokOptions(post, tools);
  const words = `one of ${allowed.join(', ')}`;
  // TikTok's rules leave the choice to a person, each time.
  if (privacy === undefined)
    return limit('privacy', false, 'not chosen', `Write post.services.tiktok.privacy: ${words}.`);
  if (!allowed.includes(privacy)) return limit('privacy', false, privacy, `The account allows ${words}.`);
  const hidden = brandedContent && privacy === 'SELF_ONLY';
  return limit('privacy', !hidden, privacy, 'Branded content cannot be private.');
}

function interactionLimits(post: Post, creator: Creator, tools: PublisherTools): readonly Limit[] {
  const wanted = tiktokOptions(post, tools);
  const off = { comments: creator.comment_disabled, duets: creator.duet_disabled, stitches: creator.stitch_disabled };
  return (['comments', 'duets', 'stitches'] as const)
    .filter((name) => wanted[name] && off[name])
    .map((name) => limit(name, false, 'switched off by the creator', `Leave out post.services.tiktok.${name}.`));
}

function limit(name: string, ok: boolean, value: string, hint: string): Limit {
  return { name, ok, value, hint: ok ? undefined : hint };
}
