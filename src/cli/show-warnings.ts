import { paintFor } from './paint.ts';
import type { Terminal } from './terminal.ts';
import { hang } from './wrap.ts';

/** Warnings go to stderr, so that they never end up in piped output. */
export function showWarnings(warnings: readonly string[], terminal: Terminal): void {
  const paint = paintFor(terminal.stderr, terminal.env);
  for (const warning of warnings) {
    terminal.stderr.write(`${hang(`${paint('yellow', 'warning')} ${warning}`, 8, terminal.stderr.columns)}\n`);
  }
}
