import { CommanderError } from 'commander';
import { ExitCode } from '../errors.ts';
import { conceal } from '../secrets/conceal.ts';
import { createRedactor } from '../secrets/redactor.ts';
import { secretsIn } from '../secrets/secrets-in.ts';
import { guardTerminal } from './guard-terminal.ts';
import { createProgram } from './program.ts';
import { reportError } from './report-error.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line and says how the process should exit. Never throws. */
export async function main(args: readonly string[], outside: Terminal): Promise<ExitCode> {
  const redactor = createRedactor(secretsIn(outside.env));
  const terminal = guardTerminal(outside, redactor);
  let exitCode: ExitCode = ExitCode.done;
  const program = createProgram({
    terminal,
    finish: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has already said what was wrong, or shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.mistake;
    // Before it is cut into lines: half a key is a key nobody finds.
    return reportError(conceal(error, redactor.hide), terminal);
  }
}
