import { UserError } from '../errors.ts';
import { hasCode } from './has-code.ts';

const room = 'Free some space, then run again: it goes on where it stopped.';
const right = 'Give yourself the right to write there, or use another folder.';
const away = 'Move what is in the way, or use another folder.';

const advice: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOSPC: ['the disk is full', room],
  EDQUOT: ['your disk quota is used up', room],
  EFBIG: [
    'the disk or your account allows no file of this size',
    'Raise the limit or use another disk, then run again.',
  ],
  EROFS: ['the disk is read-only', 'Use a folder on a disk that can be written.'],
  EACCES: ['permission denied', right],
  EPERM: ['permission denied', right],
  ENOTDIR: ['a part of its path is a file, not a folder', away],
  EEXIST: ['a file is where a folder should be', away],
  EISDIR: ['a folder is where the file should be', away],
  ENAMETOOLONG: ['the name is too long for this disk', 'Shorten the names in the campaign, or use a shorter path.'],
  mkdir: ['its folder cannot be made', 'Use a folder on a disk that exists and can be written.'],
};

/** Turns what the system says about writing `file` into what a person can do; anything else comes back as it is. */
export function fileError(error: unknown, file: string, bytes?: number): unknown {
  const code = codeOf(error);
  const found = advice[code];
  if (found === undefined) return error;
  const [what, hint] = found;
  const needed = code === 'ENOSPC' && bytes !== undefined ? ` (${amount(bytes)} needed)` : '';
  return new UserError(`Cannot write ${file}: ${what}${needed}.`, { hint, cause: error });
}

function amount(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function codeOf(error: unknown): string {
  // Node's recursive mkdir says that the folder is missing where the system said that the disk is read-only.
  if (hasCode(error, 'ENOENT') && 'syscall' in error && error.syscall === 'mkdir') return 'mkdir';
  return hasCode(error) ? error.code : '';
}
