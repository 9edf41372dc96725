import { UserError } from '../../errors.ts';

export interface Finding {
  readonly name: string;
  /** bad: nothing can be made. missing: something is not available, the rest works. warning: all works, and something is unwise. */
  readonly state: 'good' | 'missing' | 'warning' | 'bad';
  readonly message: string;
  readonly hint?: string | undefined;
}

/** What a mistake says, for a finding; anything else is a bug. */
export function wordsOf(error: unknown): Pick<Finding, 'message' | 'hint'> {
  if (!(error instanceof UserError)) throw error;
  const [first] = error.diagnostics;
  if (first === undefined) return { message: error.message, hint: error.hint };
  return { message: `${first.file}:${first.line} ${first.message}`, hint: first.hint };
}
