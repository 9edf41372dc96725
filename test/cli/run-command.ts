import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { main } from '../../src/cli/main.ts';
import type { Questions, Terminal } from '../../src/cli/terminal.ts';

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Of stderr, with its control sequences. */
  readonly raw: string;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Record<string, string>;
  /** Columns of a terminal; without it, both screens are pipes. */
  readonly columns?: number;
  readonly questions?: Questions;
  readonly now?: () => number;
  /** Called once with what Ctrl-C would call. */
  readonly onInterruptReady?: (interrupt: () => void) => void;
  /** Called with everything that is written to stderr, as it is written. */
  readonly onStderr?: (text: string) => void;
  readonly onKill?: () => void;
  /** The browser: called with the address that is opened. */
  readonly browse?: (url: string) => void;
}

/** Runs the real command in this process, with a terminal that remembers what it was shown. */
export function runCommand(args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return runInTerminal((terminal) => main(args, terminal), options);
}

/** The same for what needs more than a command line can say. */
export async function runInTerminal(
  work: (terminal: Terminal) => Promise<number>,
  options: CommandOptions,
): Promise<CommandResult> {
  const written = { stdout: '', stderr: '' };
  const screen = (name: 'stdout' | 'stderr') => ({
    ...(options.columns === undefined ? {} : { isTTY: true, columns: options.columns, rows: 24 }),
    write: (text: string) => {
      written[name] += text;
      if (name === 'stderr') options.onStderr?.(text);
    },
  });
  const terminal: Terminal = {
    questions: options.questions,
    stdout: screen('stdout'),
    stderr: screen('stderr'),
    // Whoever runs the tests may have accounts of their own.
    env: { PATH: process.env.PATH ?? '', XDG_CONFIG_HOME: join(options.cwd, '.config'), ...options.env },
    cwd: options.cwd,
    pid: process.pid,
    now: options.now ?? (() => Date.now()),
    // Nothing is drawn between two events, so that what is shown does not hang on the machine's speed.
    every: () => () => {},
    onInterrupt: (callback) => {
      options.onInterruptReady?.(callback);
      return () => {};
    },
    browse: (url) => options.browse?.(url),
    kill: () => options.onKill?.(),
  };
  const exitCode = await work(terminal);
  return {
    exitCode,
    stdout: stripVTControlCharacters(written.stdout),
    stderr: stripVTControlCharacters(written.stderr),
    raw: written.stderr,
  };
}
