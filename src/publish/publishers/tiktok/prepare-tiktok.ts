import { contentRange } from '../../file-part.ts';
import type { Limit, Outgoing, Post, Prepared } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { holdAgainst, readServiceFacts, type ServiceFacts } from '../../service-facts.ts';
import { askCreator, creatorLimits } from './creator.ts';
import { planChunks } from './plan-chunks.ts';
import { initBody, initPath, isAudited, modeOf } from './post-info.ts';
import { tiktokUrl } from './tiktok-api.ts';

export async function prepareTikTok(post: Post, signal: AbortSignal, tools: PublisherTools): Promise<Prepared> {
  const mode = modeOf(post, tools);
  const facts = await readServiceFacts('tiktok');
  // A draft may come from an app that is not allowed to ask about the creator.
  const asked = mode === 'direct' ? creatorLimits(post, await askCreator(signal, tools), tools) : [];
  const named = new Set(asked.map(({ name }) => name));
  const known = [...knownLimits(post, facts), ...auditLimit(mode, tools)].filter(({ name }) => !named.has(name));
  return { requests: requests(post, mode, tools), limits: [...known, ...asked], costUsd: 0, notes: notes(post, mode) };
}

function knownLimits({ video: { seconds, width, height } }: Post, facts: ServiceFacts): readonly Limit[] {
  const quota = { name: 'quota', ok: true, value: facts.quota?.value ?? '', hint: undefined };
  return [
    ...holdAgainst(facts, { seconds, 'shorter side': Math.min(width, height), 'longer side': Math.max(width, height) }),
    quota,
  ];
}

/** Never a draft in place of a post that was asked for. */
function auditLimit(mode: 'draft' | 'direct', tools: PublisherTools): readonly Limit[] {
  if (mode === 'draft' || isAudited(tools)) return [];
  const hint = 'Write mode: draft, or say `audited: true` of the account once TikTok has audited the app.';
  return [{ name: 'mode', ok: false, value: 'direct, by an app without an audit', hint }];
}

function requests(post: Post, mode: 'draft' | 'direct', tools: PublisherTools): readonly Outgoing[] {
  const { bytes } = post.video;
  const { lastStart } = planChunks(bytes);
  const call = (path: string, body: unknown): Outgoing => ({
    method: 'POST',
    url: tiktokUrl(path, tools),
    body,
    irreversible: false,
  });
  const put = (start: number, end: number, irreversible: boolean): Outgoing => ({
    method: 'PUT',
    url: '<upload address>',
    body: contentRange({ start, end }, bytes),
    irreversible,
  });
  return [
    ...(mode === 'direct' ? [call('/v2/post/publish/creator_info/query/', {})] : []),
    call(initPath(mode), initBody(post, tools)),
    ...(lastStart > 0 ? [put(0, lastStart, false)] : []),
    put(lastStart, bytes, true),
    call('/v2/post/publish/status/fetch/', { publish_id: '<id of the post>' }),
  ];
}

function notes({ madeByModel, cover }: Post, mode: 'draft' | 'direct'): readonly string[] {
  if (mode === 'direct') {
    const noCover = 'TikTok takes no cover picture; coverMs names a moment of the video.';
    return ['Comments, duets and stitches are off unless the options turn them on.', ...(cover ? [noCover] : [])];
  }
  const label = ' The creator must tick the label for AI-generated content there, since TikTok takes it from no draft.';
  return [
    'This is a draft in the inbox: caption, privacy and all other settings are dropped, and the creator finishes it in the app.' +
      (madeByModel ? label : ''),
  ];
}
