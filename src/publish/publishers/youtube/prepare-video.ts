import { contentRange } from '../../file-part.ts';
import type { Limit, Outgoing, Post, Prepared } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { holdAgainst, readServiceFacts, type ServiceFacts } from '../../service-facts.ts';
import { youtubeUrl } from './addresses.ts';
import { sessionUrl } from './session.ts';
import { lastPartStart } from './upload-video.ts';
import { videoResource, youtubeOptions } from './video-resource.ts';

/** What would be sent. YouTube tells neither quota nor a verdict ahead, so nothing is asked. */
export async function prepareVideo(post: Post, tools: PublisherTools): Promise<Prepared> {
  const facts = await readServiceFacts('youtube');
  return { requests: requests(post, tools), limits: limits(post, facts, tools), costUsd: 0, notes: notes(post) };
}

function requests(post: Post, tools: PublisherTools): readonly Outgoing[] {
  const { bytes } = post.video;
  const last = lastPartStart(bytes);
  const url = '<address of the session>';
  const put = (start: number, end: number, irreversible: boolean): Outgoing => ({
    method: 'PUT',
    url,
    body: contentRange({ start, end }, bytes),
    irreversible,
  });
  return [
    { method: 'POST', url: sessionUrl(post, tools), body: videoResource(post, tools), irreversible: false },
    ...(last > 0 ? [put(0, last, false)] : []),
    put(last, bytes, true),
    ...followUps(post, tools),
  ];
}

function followUps({ cover, captions, locale }: Post, tools: PublisherTools): readonly Outgoing[] {
  const post = (path: string, body: unknown): Outgoing => ({
    method: 'POST',
    url: youtubeUrl(path, tools),
    body,
    irreversible: false,
  });
  return [
    ...(cover === undefined ? [] : [post('/upload/youtube/v3/thumbnails/set', cover.path)]),
    ...(captions === undefined
      ? []
      : [post('/upload/youtube/v3/captions?part=snippet', { language: locale, file: captions.srt.path })]),
  ];
}

function limits(post: Post, facts: ServiceFacts, tools: PublisherTools): readonly Limit[] {
  const { snippet } = videoResource(post, tools);
  const measured = {
    ...(snippet.title === '' ? { title: 0 } : {}),
    tags: tagCharacters(snippet.tags),
    hashtags: snippet.tags.length,
    ...(post.platform === 'youtube-shorts' ? { short: post.video.seconds } : {}),
    ...(post.cover === undefined ? {} : { cover: post.cover.bytes }),
  };
  return [...holdAgainst(facts, measured), ...shape(post), ...brackets(post), ...privacy(post, tools), ...quota(facts)];
}

/** As YouTube counts them: with commas between them, and quotes around those with a space. */
function tagCharacters(tags: readonly string[]): number {
  const words = tags.map((tag) => (tag.includes(' ') ? `"${tag}"` : tag));
  return Array.from(words.join(',')).length;
}

function shape({ platform, video: { width, height } }: Post): readonly Limit[] {
  if (platform !== 'youtube-shorts') return [];
  const ok = height >= width;
  return [
    { name: 'shape', ok, value: `${width}x${height}`, hint: ok ? undefined : 'A Short is square or taller than wide.' },
  ];
}

function brackets({ title = '', caption = '' }: Post): readonly Limit[] {
  return Object.entries({ title, caption }).flatMap(([name, words]) =>
    /[<>]/.test(words)
      ? [{ name, ok: false, value: 'has < or >', hint: 'YouTube takes neither: write it otherwise.' }]
      : [],
  );
}

function privacy(post: Post, tools: PublisherTools): readonly Limit[] {
  if (post.schedule === undefined || youtubeOptions(post, tools).privacy === 'public') return [];
  const hint = 'At its time a scheduled video becomes public. Leave out the schedule or the privacy.';
  return [{ name: 'schedule', ok: false, value: `scheduled and ${youtubeOptions(post, tools).privacy}`, hint }];
}

function quota({ quota: known }: ServiceFacts): readonly Limit[] {
  return known === undefined ? [] : [{ name: 'quota', ok: true, value: known.value, hint: undefined }];
}

function notes({ video: { seconds }, madeByModel }: Post): readonly string[] {
  return [
    ...(madeByModel ? ['YouTube labels it as altered or synthetic content.'] : []),
    ...(seconds > 900 ? ['Over 15 minutes: the channel must be verified by phone.'] : []),
  ];
}
