import { ExitCode, ProviderError, UserError } from '../errors.ts';
import { paintFor, type Paint } from './paint.ts';
import type { Terminal } from './terminal.ts';

/** The one place that turns an error into words and an exit code. A person's mistake never shows a stack trace; a bug does, since it must be reported. */
export async function reportError(error: unknown, terminal: Terminal): Promise<ExitCode> {
  const paint = paintFor(terminal.stderr, terminal.env);
  if (error instanceof UserError) return reportUserError(error, terminal, paint);
  if (error instanceof ProviderError) {
    say(terminal, paint, `${error.provider}: ${error.message}`, error.hint);
    return ExitCode.failed;
  }
  if (error instanceof Error && error.name === 'AbortError') {
    terminal.stderr.write(`${paint('yellow', 'interrupted')}\n`);
    return ExitCode.interrupted;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say(
    terminal,
    paint,
    'this is a bug in Reelmill, not a mistake of yours',
    'Please report it with the lines below; nothing more is started.',
  );
  terminal.stderr.write(`\n${text}\n`);
  return ExitCode.failed;
}

async function reportUserError(error: UserError, terminal: Terminal, paint: Paint): Promise<ExitCode> {
  if (error.diagnostics.length > 0) {
    const { formatDiagnostics } = await import('../campaign/format-diagnostics.ts');
    const shown = formatDiagnostics(error.diagnostics, {
      colour: paint('red', 'x') !== 'x',
      width: terminal.stderr.columns ?? 100,
    });
    terminal.stderr.write(`${shown}\n`);
    return error.exitCode;
  }
  say(terminal, paint, error.message, error.hint);
  return error.exitCode;
}

function say(terminal: Terminal, paint: Paint, message: string, hint: string | undefined): void {
  terminal.stderr.write(`${paint(['bold', 'red'], 'error')} ${message}\n`);
  if (hint !== undefined) terminal.stderr.write(`${hint.replaceAll(/^/gm, '      ')}\n`);
}
