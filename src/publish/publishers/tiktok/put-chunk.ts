import { ask, refusal, type Answer, type Request } from '../../ask.ts';
import { contentRange, filePart } from '../../file-part.ts';
import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { chunkAt } from './plan-chunks.ts';
import type { TikTokState } from './tiktok-state.ts';

/** Slow lines need a while for 10 MB. */
const chunkMs = 10 * 60_000;

export async function putChunk(
  { video }: Post,
  { uploadUrl, sent }: TikTokState,
  { effect, signal }: Pick<Request, 'effect' | 'signal'>,
  tools: PublisherTools,
): Promise<Answer> {
  const chunk = chunkAt(sent, video.bytes);
  const { headers, body } = filePart(video.path, chunk, tools);
  const all = { ...headers, 'content-range': contentRange(chunk, video.bytes), 'content-type': 'video/mp4' };
  const request = { method: 'PUT', url: uploadUrl, headers: all, body, auth: 'none', withinMs: chunkMs } as const;
  return await ask({ ...request, effect, signal }, tools);
}

/** How an address answers that takes nothing more, or counts otherwise. */
export const deadStatuses: readonly number[] = [403, 404, 416];
// Only TikTok knows what has come of it: the next upload asks that first, and opens another once this one is too old.
const dead = { hint: 'The upload address has died: an hour after it was opened, `reelmill publish` opens another.' };

export function chunkRefusal(answer: Answer, effect: Request['effect'], tools: PublisherTools): Error {
  const words = answer.text.includes('<')
    ? 'a web page'
    : answer.text.replaceAll(/https?:\S+/g, '…') || 'no reason given';
  return refusal(answer, words, effect, tools, deadStatuses.includes(answer.status) ? dead : {});
}
