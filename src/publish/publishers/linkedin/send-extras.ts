import { filePart } from '../../file-part.ts';
import { formBody } from '../../form-body.ts';
import type { Post, PostFile } from '../../post.ts';
import type { Means } from './upload-video.ts';

/** The address carries its own right, as those of the parts do. */
export async function sendCover(cover: PostFile, path: string, { api, tools, upload }: Means): Promise<void> {
  const { headers, body } = filePart(cover.path, { start: 0, end: cover.bytes }, tools);
  const all = { ...headers, 'content-type': 'application/octet-stream', 'media-type-family': 'STILLIMAGE' };
  const request = { method: 'PUT', path, headers: all, body, auth: 'none', effect: 'reversible' } as const;
  await api.send({ ...request, signal: upload.signal });
}

export async function sendCaptions(
  srt: PostFile,
  path: string,
  { locale, key }: Post,
  { api, tools, upload }: Means,
): Promise<void> {
  const { language, region = '' } = new Intl.Locale(locale).maximize();
  const metadata = {
    format: 'SRT',
    formattedForEasyReader: true,
    largeText: true,
    source: 'USER_PROVIDED',
    locale: { language: language.toUpperCase(), country: region },
    transcriptType: 'CLOSED_CAPTION',
  };
  const form = formBody(
    [
      { name: 'metadata', value: JSON.stringify(metadata), type: 'application/json' },
      { name: 'file', file: srt, fileName: 'captions.srt', type: 'application/octet-stream' },
    ],
    { boundary: `reelmill-${key.slice(0, 32)}` },
    tools,
  );
  await api.send({ method: 'POST', path, ...form, effect: 'reversible', signal: upload.signal });
}
