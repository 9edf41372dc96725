import type { Limit, Outgoing, Post, Prepared } from '../../post.ts';
import type { Figures } from '../meta/figures.ts';
import type { Graph } from '../meta/graph.ts';
import { heldAgainst, limit } from '../meta/held-against.ts';
import { placementOf } from '../meta/placement-of.ts';
import { quotaLimit } from '../meta/quota.ts';
import { containerFields, readPost } from './container-fields.ts';

export async function prepare(
  post: Post,
  { graph, account, figures }: { readonly graph: Graph; readonly account: string; readonly figures: Figures },
  signal: AbortSignal,
): Promise<Prepared> {
  const { placement, caption } = readPost(post);
  const limits = [
    ...heldAgainst(placementOf(figures, placement), post, { caption }),
    ...optionLimits(post),
    ...(await quotaLimit(graph, `${account}/content_publishing_limit`, signal)),
  ];
  return { requests: requestsOf(post, graph, account), limits, costUsd: 0, notes: notesOf(post) };
}

function requestsOf(post: Post, graph: Graph, account: string): readonly Outgoing[] {
  const step = { method: 'POST', irreversible: false };
  const { path, bytes } = post.video;
  return [
    { ...step, url: graph.url(`${account}/media`), body: containerFields(post) },
    { ...step, url: 'the uri of the answer', body: { file: path, file_size: bytes, offset: 0 } },
    {
      ...step,
      url: graph.url(`${account}/media_publish`),
      body: { creation_id: 'the id of the first answer' },
      irreversible: true,
    },
  ];
}

function optionLimits(post: Post): readonly Limit[] {
  const { thumbOffset, collaborators } = readPost(post).options;
  const names = collaborators?.split(',').length ?? 0;
  const longest = post.video.seconds * 1000;
  return [
    ...(thumbOffset === undefined
      ? []
      : [
          limit('thumbOffset', thumbOffset < longest, {
            value: `${thumbOffset} of less than ${longest} ms`,
            hint: 'Choose a moment within the video.',
          }),
        ]),
    ...(names === 0
      ? []
      : [limit('collaborators', names <= 3, { value: `${names} of 3 accounts`, hint: 'Name three at most.' })]),
  ];
}

function notesOf(post: Post): readonly string[] {
  const { placement, options } = readPost(post);
  const story = placement === 'story';
  const wordless = story && (post.caption !== undefined || post.hashtags.length > 0);
  const coverless = !story && post.cover !== undefined && options.coverUrl === undefined;
  return [
    ...(wordless ? ['A story takes no words through the API: the caption and the hashtags are left out.'] : []),
    ...(coverless
      ? [
          'Instagram takes a cover only from a public address: give coverUrl, or with thumbOffset (milliseconds) a moment of the video.',
        ]
      : []),
    ...(post.madeByModel ? ['It is marked as made with AI (is_ai_generated).'] : []),
  ];
}
