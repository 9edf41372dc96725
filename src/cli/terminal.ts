import type { Readable, Writable } from 'node:stream';
import type { Environment } from '../environment.ts';
import type { Redactor } from '../secrets/redactor.ts';
import { openBrowser } from './open-browser.ts';

/** The outside world of a command, so that tests can run the real commands in-process. */
export interface Terminal {
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** Where a person can be asked; undefined when there is nobody. */
  readonly questions: Questions | undefined;
  readonly env: Environment;
  /** Knows what neither screen may show. Whatever opens secrets tells it of them. */
  readonly redactor?: Redactor;
  readonly cwd: string;
  readonly pid: number;
  readonly now: () => number;
  /** Does work again and again, in milliseconds; returns how to end that. */
  readonly every: (ms: number, work: () => void) => () => void;
  /** Calls back on Ctrl-C or a polite request to end; returns how to stop listening. */
  readonly onInterrupt: (callback: () => void) => () => void;
  /** Opens an address in a browser, where there is one. */
  readonly browse?: (url: string) => void;
  /** Ends the process at once, as the second Ctrl-C asks. */
  readonly kill: () => void;
}

export interface Questions {
  readonly input: Readable;
  readonly output: Writable;
}

export interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/** The terminal of a real process. */
export function terminal(process: NodeJS.Process): Terminal {
  const { stdin, stdout, stderr, env, pid } = process;
  for (const stream of [stdout, stderr]) ignoreClosedPipe(stream);
  return {
    stdout,
    stderr,
    // On stderr: stdout stays free for output that is piped on.
    questions: stdin.isTTY && stderr.isTTY ? { input: stdin, output: stderr } : undefined,
    env,
    cwd: process.cwd(),
    pid,
    now: () => Date.now(),
    every: (ms, work) => {
      const timer = setInterval(work, ms);
      return () => clearInterval(timer);
    },
    onInterrupt: (callback) => {
      const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
      for (const signal of signals) process.on(signal, callback);
      return () => {
        for (const signal of signals) process.off(signal, callback);
      };
    },
    browse: (url) => openBrowser(url),
    kill: () => process.exit(130),
  };
}

/** `reelmill plan … | head` closes the pipe early; that is no error of ours. */
function ignoreClosedPipe(stream: Writable): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
