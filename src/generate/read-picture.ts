import { UserError } from '../errors.ts';
import type { AssetRef } from '../plan/plan.ts';
import { readReference } from './read-reference.ts';

export interface InlinePicture {
  readonly mediaType: string;
  readonly base64: string;
}

/** The reference picture as services take it within a request. */
export async function readPicture(asset: AssetRef): Promise<InlinePicture> {
  const { bytes } = await readReference(asset);
  const mediaType = typeOf(bytes.toString('latin1', 0, 12));
  if (mediaType !== undefined) return { mediaType, base64: bytes.toString('base64') };
  throw new UserError(`${asset.path} is no PNG, JPEG or WebP picture, and video models take no other.`, {
    hint: 'Save it as PNG, and name that file in the campaign.',
  });
}

/** By the first bytes: a name proves nothing. */
function typeOf(head: string): string | undefined {
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'image/webp' : undefined;
}
