import type { JsonApi } from '../../json-api.ts';
import { irreversible, reversible } from '../../outgoing.ts';
import type { Limit, Outgoing, Post, Prepared } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { holdAgainst, readServiceFacts } from '../../service-facts.ts';
import { countText } from '../../text/count-text.ts';
import { pinFields, pinOptions, pinWords } from './pin.ts';

/** What would be sent. Pinterest tells nothing ahead, so nothing is asked. */
export async function preparePin(post: Post, api: JsonApi, tools: PublisherTools): Promise<Prepared> {
  const facts = await readServiceFacts('pinterest');
  const { title = '', description, link = '', alt_text: alt = '' } = pinWords(post, tools);
  const { seconds, bytes, width, height } = post.video;
  const limits = holdAgainst(facts, {
    title: characters(title),
    caption: characters(description),
    link: characters(link),
    alt: characters(alt),
    seconds,
    bytes,
    shape: width / height,
    ...(post.cover === undefined ? {} : { cover: post.cover.bytes }),
  });
  const { coverSeconds: second } = pinOptions(post, tools);
  const quota =
    facts.quota === undefined ? [] : [{ name: 'quota', ok: true, value: facts.quota.value, hint: undefined }];
  return {
    requests: requestsOf(post, api, tools),
    limits: [...limits, ...momentLimit(second, seconds), ...quota],
    costUsd: 0,
    notes: notesOf(post),
  };
}

function characters(text: string): number {
  return countText(text, 'characters');
}

function momentLimit(second: number | undefined, seconds: number): readonly Limit[] {
  if (second === undefined) return [];
  const ok = second < seconds;
  const hint = ok ? undefined : 'Choose a moment within the video.';
  return [{ name: 'coverSeconds', ok, value: `${second} of less than ${seconds} s`, hint }];
}

function requestsOf(post: Post, api: JsonApi, tools: PublisherTools): readonly Outgoing[] {
  const { coverSeconds } = pinOptions(post, tools);
  const cover =
    post.cover !== undefined && coverSeconds === undefined ? { file: post.cover.path } : { second: coverSeconds ?? 0 };
  const pin = { ...pinFields(post, '<media_id of the first answer>', tools), cover };
  return [
    reversible('POST', api.url('/v5/media'), { media_type: 'video' }),
    reversible('POST', '<upload_url of the answer>', { file: post.video.path }),
    irreversible('POST', api.url('/v5/pins'), pin),
  ];
}

function notesOf({ cover, captions, madeByModel }: Post): readonly string[] {
  return [
    'While the app is on trial, Pinterest refuses pins, or shows them to nobody else.',
    ...(cover === undefined ? ['Without a cover the pin shows a moment of the video.'] : []),
    ...(captions === undefined
      ? []
      : ['Pinterest takes no captions beside a video: only those in the picture are seen.']),
    ...(madeByModel ? ['Pinterest has no mark for AI footage: say it in the caption.'] : []),
  ];
}
