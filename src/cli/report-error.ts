import { ExitCode, ProviderError, RunError, UserError } from '../errors.ts';
import { displayPath } from '../project/display-path.ts';
import { paintFor, type Paint } from './paint.ts';
import { shortenPaths } from './shorten-paths.ts';
import type { Terminal } from './terminal.ts';
import { hang } from './wrap.ts';

/** The one place that turns an error into words and an exit code. A person's mistake never shows a stack trace; a bug does, since it must be reported. */
export async function reportError(error: unknown, terminal: Terminal): Promise<ExitCode> {
  const paint = paintFor(terminal.stderr, terminal.env);
  if (error instanceof UserError) return reportUserError(error, terminal, paint);
  if (error instanceof ProviderError) {
    say(terminal, paint, `${error.provider}: ${error.message}`, error.hint);
    return ExitCode.failed;
  }
  const log = error instanceof RunError ? ['', `Log: ${displayPath(error.log, terminal.cwd)}`] : [];
  const cause = error instanceof RunError ? error.cause : error;
  const stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  const advice = 'Please report it with the lines below. What was made before it is kept.';
  say(terminal, paint, 'this is a bug in Reelmill, not a mistake of yours', advice);
  terminal.stderr.write(`${['', stack, ...log].join('\n')}\n`);
  return ExitCode.failed;
}

async function reportUserError(error: UserError, terminal: Terminal, paint: Paint): Promise<ExitCode> {
  if (error.diagnostics.length > 0) {
    const { formatDiagnostics } = await import('../campaign/format-diagnostics.ts');
    const shown = formatDiagnostics(error.diagnostics, {
      colour: paint('red', 'x') !== 'x',
      width: terminal.stderr.columns ?? 100,
    });
    terminal.stderr.write(`${shortenPaths(shown, terminal.cwd)}\n`);
    return error.exitCode;
  }
  say(terminal, paint, error.message, error.hint);
  return error.exitCode;
}

function say(terminal: Terminal, paint: Paint, message: string, hint: string | undefined): void {
  const text = `${paint(['bold', 'red'], 'error')} ${message}${hint === undefined ? '' : `\n${hint}`}`;
  terminal.stderr.write(`${hang(shortenPaths(text, terminal.cwd), 6, terminal.stderr.columns)}\n`);
}
