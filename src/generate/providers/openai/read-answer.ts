import { z } from 'zod';
import { ProviderError, UserError } from '../../../errors.ts';
import { videoSchema, type Video } from './video.ts';

export interface VideoPage {
  readonly videos: readonly Video[];
  /** Undefined when the service does not say. */
  readonly hasMore: boolean | undefined;
  /** What the service's clock says, in seconds since 1970. */
  readonly clock: number | undefined;
}

const pageSchema = z.object({ data: z.array(videoSchema), has_more: z.boolean().optional().catch(undefined) });

export function readVideo(answer: unknown, retryable: boolean): Video {
  const video = videoSchema.safeParse(answer);
  if (video.success) return video.data;
  throw notUnderstood(answer, 'video', retryable);
}

export function readPage(answer: unknown, { headers }: Response): VideoPage {
  const page = pageSchema.safeParse(answer);
  if (!page.success) throw notUnderstood(answer, 'list of videos', false);
  const clock = Date.parse(headers.get('date') ?? '') / 1000;
  return { videos: page.data.data, hasMore: page.data.has_more, clock: Number.isFinite(clock) ? clock : undefined };
}

function notUnderstood(answer: unknown, wanted: string, retryable: boolean): Error {
  // No server of this protocol answers with a page: the request has reached something else, such as a log-in.
  if (typeof answer === 'string' && /^\s*</.test(answer)) {
    return new UserError(`A web page came where a ${wanted} was asked for.`, {
      hint: 'Check the base URL of the provider openai: it usually ends in /v1.',
    });
  }
  const shown = JSON.stringify(answer)?.slice(0, 200) ?? 'nothing';
  return new ProviderError(`The service answered with no ${wanted}: ${shown}`, { provider: 'openai', retryable });
}
