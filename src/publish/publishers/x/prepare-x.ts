import type { Limit, Outgoing, Post, Prepared } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { holdAgainst, readServiceFacts, type ServiceFacts } from '../../service-facts.ts';
import { linksIn } from '../../text/links.ts';
import { postText } from '../../text/post-text.ts';
import { weightedLength } from '../../text/weighted-length.ts';
import { segmentSize } from './media-upload.ts';
import { postBody, xOptions } from './post-body.ts';
import { xUrl } from './x-api.ts';

export async function prepareX(post: Post, tools: PublisherTools): Promise<Prepared> {
  const facts = await readServiceFacts('x');
  return {
    requests: requests(post, tools),
    limits: limits(post, facts, tools),
    costUsd: cost(post, facts),
    notes: notes(post, facts),
  };
}

function requests(post: Post, tools: PublisherTools): readonly Outgoing[] {
  const { bytes } = post.video;
  const id = '<id of the video>';
  const call = (path: string, body: unknown, irreversible = false): Outgoing => ({
    method: 'POST',
    url: xUrl(path, tools),
    body,
    irreversible,
  });
  const count = Math.ceil(bytes / segmentSize(bytes));
  return [
    call('/2/media/upload/initialize', { media_type: 'video/mp4', media_category: 'tweet_video', total_bytes: bytes }),
    call(`/2/media/upload/${id}/append`, `segments 0 to ${count - 1}`),
    call(`/2/media/upload/${id}/finalize`, undefined),
    ...(post.captions === undefined ? [] : [call('/2/media/subtitles', { id, file: post.captions.srt.path })]),
    call('/2/tweets', postBody(post, id, tools), true),
  ];
}

function limits(post: Post, facts: ServiceFacts, tools: PublisherTools): readonly Limit[] {
  const { seconds, width, height } = post.video;
  const longer = xOptions(post, tools).subscribed ? { caption: weightedLength(postText(post)) } : {};
  const shape = Math.round((width / height) * 1000) / 1000;
  const quota = { name: 'quota', ok: true, value: facts.quota?.value ?? '', hint: undefined };
  return [...holdAgainst(facts, { ...longer, seconds, shape }), quota];
}

const hasLink = (post: Post): boolean => linksIn(postText(post)).length > 0;

function cost(post: Post, { costUsd }: ServiceFacts): number {
  const sent = hasLink(post) ? 'postWithAddress' : 'post';
  const subtitles = post.captions === undefined ? 0 : (costUsd?.['subtitles'] ?? 0);
  return Math.round(((costUsd?.[sent] ?? 0) + subtitles) * 1e6) / 1e6;
}

function notes(post: Post, { costUsd }: ServiceFacts): readonly string[] {
  const plain = `An address in the words makes the post dearer: without one it costs $${costUsd?.['post']}.`;
  return [
    ...(hasLink(post) ? [plain] : []),
    ...(post.cover === undefined ? [] : ['X takes no cover: it shows a picture of the video.']),
  ];
}
