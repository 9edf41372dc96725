import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../errors.ts';
import type { AssetRef } from '../plan/plan.ts';

export interface Picture {
  readonly mediaType: string;
  readonly bytes: Buffer<ArrayBuffer>;
}

const imageTypes: Readonly<Record<string, string>> = { '.png': 'image/png', '.webp': 'image/webp' };

/** The reference picture as it was when the plan was made: the clip's key says so. */
export async function readReference({ path: file, sha256 }: AssetRef): Promise<Picture> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new UserError(`${file} cannot be read.`, { hint: 'Put it back, or change the campaign.', cause });
  });
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw new UserError(`${file} has changed since the plan was made.`, { hint: 'Run again with the file as it is.' });
  }
  return { mediaType: imageTypes[path.extname(file).toLowerCase()] ?? 'image/jpeg', bytes };
}
