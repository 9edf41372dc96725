import type { Campaign, PostWords } from '../campaign/campaign.ts';
import type { Path } from '../campaign/read-tree.ts';
import type { DeliverableTask, Plan } from '../plan/plan.ts';
import type { CampaignText } from './campaign-texts.ts';
import { textPaths } from './text-paths.ts';

/** What the posts of a plan say beside their videos: title, caption, hashtags, the line about a model's footage. */
export function* postTexts(campaign: Campaign, plan: Plan): Iterable<CampaignText> {
  for (const task of plan.deliverables) {
    const index = campaign.videos.findIndex(({ id }) => id === task.video);
    const own = campaign.videos[index]?.post.platforms[task.platform];
    yield* textsOf(task, ['videos', index, 'post'], own);
  }
}

function* textsOf(task: DeliverableTask, path: Path, own: PostWords | undefined): Iterable<CampaignText> {
  const { video, locale, platform, post } = task;
  const place = (isOwn: boolean) => (isOwn ? `${video}, post on ${platform}` : `${video}, post`);
  for (const kind of ['title', 'caption'] as const) {
    const text = post[kind];
    const isOwn = own?.[kind][locale] !== undefined;
    const part = isOwn ? [...path, 'platforms', platform] : path;
    if (text !== undefined) yield { place: place(isOwn), locale, kind, text, ...textPaths([part], [kind], locale) };
  }
  const isOwn = own?.hashtags !== undefined;
  const tags = [...(isOwn ? [...path, 'platforms', platform] : path), 'hashtags'];
  for (const [index, tag] of post.hashtags.entries())
    yield {
      place: place(isOwn),
      locale,
      kind: 'hashtag',
      text: wordsOf(tag),
      file: 'campaign',
      paths: [[...tags, index]],
    };
  if (post.disclosure === undefined) return;
  const where = textPaths([path], ['disclosure'], locale);
  yield { place: place(false), locale, kind: 'disclosure', text: post.disclosure, ...where };
}

/** A hashtag has no spaces: `#CheapPhones` reads as two words. */
function wordsOf(tag: string): string {
  return tag.replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|_/gu, ' ');
}
