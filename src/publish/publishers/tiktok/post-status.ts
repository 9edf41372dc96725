import { z } from 'zod';
import type { PublisherTools } from '../../publisher-tools.ts';
import { expectData } from './tiktok-api.ts';

const statusSchema = z.object({
  status: z.string(),
  fail_reason: z.string().optional(),
  uploaded_bytes: z.number().optional(),
  // Sic. The ids appear after moderation, and as numbers too long for JavaScript in JSON.
  publicaly_available_post_id: z.array(z.union([z.string(), z.number()])).optional(),
});

/** What has become of a publish_id, which is one post at most. */
export type PostStatus =
  | { readonly state: 'posted'; readonly postId: string | undefined }
  | { readonly state: 'draft' }
  | { readonly state: 'failed'; readonly reason: string }
  /** `received`: bytes that TikTok has; undefined when it does not say. */
  | { readonly state: 'busy'; readonly received: number | undefined };

// https://developers.tiktok.com/doc/content-posting-api-reference-get-video-status
export async function askStatus(publishId: string, signal: AbortSignal, tools: PublisherTools): Promise<PostStatus> {
  const call = {
    path: '/v2/post/publish/status/fetch/',
    body: { publish_id: publishId },
    effect: 'read',
    signal,
  } as const;
  const { status, fail_reason, uploaded_bytes, publicaly_available_post_id } = await expectData(
    statusSchema,
    call,
    tools,
  );
  switch (status) {
    case 'PUBLISH_COMPLETE':
      return { state: 'posted', postId: exact(publicaly_available_post_id?.[0]) };
    case 'SEND_TO_USER_INBOX':
      return { state: 'draft' };
    case 'FAILED':
      return { state: 'failed', reason: fail_reason || 'no reason given' };
    default:
      return { state: 'busy', received: uploaded_bytes };
  }
}

/** A number that lost its last digits is no id. */
function exact(id: string | number | undefined): string | undefined {
  return typeof id === 'number' && !Number.isSafeInteger(id) ? undefined : id?.toString();
}
