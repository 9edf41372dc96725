import { UserError } from '../errors.ts';

const advice: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOSPC: ['the disk is full', 'Free some space, then run again: it goes on where it stopped.'],
  EDQUOT: ['your disk quota is used up', 'Free some space, then run again: it goes on where it stopped.'],
  EFBIG: [
    'the file is larger than this disk or account allows',
    'Raise the limit or use another disk, then run again.',
  ],
  EROFS: ['the disk is read-only', 'Choose another folder with --out, or make this one writable.'],
  EACCES: ['permission denied', 'Give yourself the right to write there, or choose another folder with --out.'],
  EPERM: ['permission denied', 'Give yourself the right to write there, or choose another folder with --out.'],
  ENOTDIR: ['a part of its path is a file, not a folder', 'Move that file away, or choose another folder with --out.'],
  EEXIST: ['a file is where a folder should be', 'Move that file away, or choose another folder with --out.'],
  EISDIR: ['a folder is where the file should be', 'Move that folder away, or choose another folder with --out.'],
  ENAMETOOLONG: ['the name is too long for this disk', 'Shorten the names in the campaign, or use a shorter path.'],
};

/** Turns what the system says about writing `file` into what a person can do; anything else comes back as it is. */
export function fileError(error: unknown, file: string, bytes?: number): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const found = advice[code];
  if (found === undefined) return error;
  const [what, hint] = found;
  const needed = code === 'ENOSPC' && bytes !== undefined ? ` (${(bytes / 1e6).toFixed(1)} MB needed)` : '';
  return new UserError(`Cannot write ${file}: ${what}${needed}.`, { hint, cause: error });
}
