import { paintFor } from './paint.ts';
import type { Terminal } from './terminal.ts';

/** Warnings go to stderr, so that they never end up in piped output. */
export function showWarnings(warnings: readonly string[], terminal: Terminal): void {
  const paint = paintFor(terminal.stderr, terminal.env);
  for (const warning of warnings) terminal.stderr.write(`${paint('yellow', 'warning')} ${warning}\n`);
}
