import { UserError } from '../errors.ts';

// Primary result codes, https://sqlite.org/rescode.html; node:sqlite gives the extended one, whose low byte this is.
const advice: Readonly<Record<number, readonly [what: string, hint: string]>> = {
  5: [
    'is locked by another program',
    'Close the program that has it open (a database browser, a backup), then run again.',
  ],
  6: [
    'is locked by another program',
    'Close the program that has it open (a database browser, a backup), then run again.',
  ],
  3: ['may not be opened', 'Give yourself the right to read and write the file and its folder, then run again.'],
  8: ['cannot be written', 'Make the file and its folder writable, or copy the project to a disk that is.'],
  10: ['cannot be read or written: the disk reports an error', 'Check free space and the disk, then run again.'],
  11: ['is damaged', 'Nothing was changed. Put a backup of it back, or move it away to start a new one.'],
  13: ['cannot be written: the disk is full', 'Free some space, then run again: it goes on where it stopped.'],
  14: ['cannot be opened', 'Check that its folder exists and is writable, then run again.'],
  26: ['is not a ledger', 'Nothing was changed. Move the file away (or put a backup back), then run again.'],
};

/** Turns what SQLite says into what a person can do; anything else comes back as it is. */
export function sqliteError(error: unknown, file: string): unknown {
  const found = advice[primaryCode(error)];
  if (found === undefined) return error;
  const [what, hint] = found;
  return new UserError(`The ledger ${file} ${what}.`, { hint, cause: error });
}

function primaryCode(error: unknown): number {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code & 0xff : 0;
}
