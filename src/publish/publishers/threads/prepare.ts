import type { Post, Prepared } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { postText } from '../../text/post-text.ts';
import type { Figures } from '../meta/figures.ts';
import type { Graph } from '../meta/graph.ts';
import { heldAgainst, limit } from '../meta/held-against.ts';
import { placementOf } from '../meta/placement-of.ts';
import { quotaLimit } from '../meta/quota.ts';
import { containerFields, videoAddress } from './container-fields.ts';
import { countText } from './count-text.ts';
import { shown, wrongWith } from './public-video.ts';

export async function prepare(
  post: Post,
  { graph, tools, figures }: { readonly graph: Graph; readonly tools: PublisherTools; readonly figures: Figures },
  signal: AbortSignal,
): Promise<Prepared> {
  const { account } = tools;
  const address = videoAddress(post, account);
  const words = { caption: postText(post), count: countText };
  const wrong = await wrongWith(address, post.video, tools, signal);
  const limits = [
    ...heldAgainst(placementOf(figures, 'post'), post, words),
    limit('address', wrong === undefined, {
      value: `${shown(address)} ${wrong ?? 'is the approved file'}`,
      hint: 'Put the approved file there, where anybody can get it.',
    }),
    ...(await quotaLimit(graph, `${account.id}/threads_publishing_limit`, signal)),
  ];
  const requests = [
    {
      method: 'POST',
      url: graph.url(`${account.id}/threads`),
      body: { ...containerFields(post, account), video_url: shown(address) },
      irreversible: false,
    },
    {
      method: 'POST',
      url: graph.url(`${account.id}/threads_publish`),
      body: { creation_id: 'the id of the first answer' },
      irreversible: true,
    },
  ];
  return { requests, limits, costUsd: 0, notes: notesOf(post) };
}

function notesOf(post: Post): readonly string[] {
  return [
    ...(post.madeByModel
      ? ['Threads has no field for footage made with AI: say so in the caption (post.disclosure).']
      : []),
    ...(post.hashtags.length > 1 ? ['Of several hashtags, Threads makes a topic of the first alone.'] : []),
    ...(post.cover === undefined ? [] : ['Threads takes no cover.']),
  ];
}
