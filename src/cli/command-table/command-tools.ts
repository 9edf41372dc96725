import type { ExitCode } from '../../errors.ts';
import type { Terminal } from '../terminal.ts';

export interface CommandTools {
  readonly terminal: Terminal;
  /** Receives the exit code of the command that ran. */
  readonly finish: (code: ExitCode) => void;
}
