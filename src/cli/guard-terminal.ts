import type { Redactor } from '../secrets/redactor.ts';
import type { Screen, Terminal } from './terminal.ts';

/** A terminal that shows no secret, whoever writes to it. */
export function guardTerminal(terminal: Terminal, redactor: Redactor): Terminal {
  // On top of the real screen: its size changes while it is used.
  const guard = (screen: Screen): Screen =>
    Object.create(screen, { write: { value: (text: string) => screen.write(redactor.hide(text)) } });
  return { ...terminal, redactor, stdout: guard(terminal.stdout), stderr: guard(terminal.stderr) };
}
