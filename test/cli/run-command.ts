import { stripVTControlCharacters } from 'node:util';
import { main } from '../../src/cli/main.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface CommandOptions {
  readonly cwd: string;
  readonly env?: Record<string, string>;
  /** Called once with what Ctrl-C would call. */
  readonly onInterruptReady?: (interrupt: () => void) => void;
}

/** Runs the real command in this process, with a terminal that is no TTY and remembers what it was shown. */
export async function runCommand(args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const written = { stdout: '', stderr: '' };
  const screen = (name: 'stdout' | 'stderr') => ({
    columns: 100,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const terminal: Terminal = {
    stdout: screen('stdout'),
    stderr: screen('stderr'),
    questions: undefined,
    env: { PATH: process.env.PATH ?? '', ...options.env },
    cwd: options.cwd,
    pid: process.pid,
    now: () => Date.now(),
    onInterrupt: (callback) => {
      options.onInterruptReady?.(callback);
      return () => {};
    },
    kill: () => {},
  };
  const exitCode = await main(args, terminal);
  return {
    exitCode,
    stdout: stripVTControlCharacters(written.stdout),
    stderr: stripVTControlCharacters(written.stderr),
  };
}
