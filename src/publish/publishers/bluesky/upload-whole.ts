import { z } from 'zod';
import { filePart } from '../../file-part.ts';
import type { JsonApi } from '../../json-api.ts';
import type { Post } from '../../post.ts';
import type { UploadTools } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { uploadMs } from '../../upload-ms.ts';

const jobSchema = z.object({ jobId: z.string().min(1) });
// The lexicon wraps the job; the service has answered with the bare one.
const schema = z.union([z.object({ jobStatus: jobSchema }).transform(({ jobStatus }) => jobStatus), jobSchema]);

/** The video in one request, for services that know no parts. It cannot be resumed. */
export async function uploadWhole(
  post: Post,
  { api, tools, upload }: { readonly api: JsonApi; readonly tools: PublisherTools; readonly upload: UploadTools },
): Promise<string> {
  const { path: file, bytes } = post.video;
  const { headers, body } = filePart(file, { start: 0, end: bytes }, tools);
  const query = new URLSearchParams({ did: tools.account.id, name: `${post.key.slice(0, 12)}.mp4` }).toString();
  const { jobId } = await api.ask(schema, {
    method: 'POST',
    path: `/xrpc/app.bsky.video.uploadVideo?${query}`,
    headers: { ...headers, 'content-type': 'video/mp4' },
    body,
    // It knows the very same video: as good.
    accept: [409],
    big: true,
    withinMs: uploadMs(bytes),
    effect: 'reversible',
    signal: upload.signal,
  });
  upload.onProgress(bytes, bytes);
  return jobId;
}
