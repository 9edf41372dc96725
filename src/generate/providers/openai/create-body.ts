import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { UserError } from '../../../errors.ts';
import type { AssetRef, ClipRequest } from '../../../plan/plan.ts';

const imageTypes: Readonly<Record<string, string>> = { '.png': 'image/png', '.webp': 'image/webp' };

/** The paid request. Everything is named, since what is left out is decided, and charged, by the service. */
export async function createBody(request: ClipRequest): Promise<FormData> {
  const body = new FormData();
  body.set('model', request.model);
  body.set('prompt', promptOf(request));
  body.set('seconds', String(request.seconds));
  body.set('size', sizeOf(request));
  if (request.reference !== undefined) body.set('input_reference', await picture(request.reference));
  return body;
}

/** The protocol has no field for what to avoid. */
export function promptOf({ prompt, avoid }: ClipRequest): string {
  return avoid.length === 0 ? prompt : `${prompt} Avoid: ${avoid.join(', ')}.`;
}

export function sizeOf({ width, height }: ClipRequest): string {
  return `${width}x${height}`;
}

async function picture({ path: file, sha256 }: AssetRef): Promise<File> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new UserError(`${file} cannot be read.`, { hint: 'Put it back, or change the campaign.', cause });
  });
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw new UserError(`${file} has changed since the plan was made.`, { hint: 'Run again with the file as it is.' });
  }
  const type = imageTypes[path.extname(file).toLowerCase()] ?? 'image/jpeg';
  return new File([bytes], path.basename(file), { type });
}
