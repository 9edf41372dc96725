import type * as prompts from '@clack/prompts';
import { ExitCode, UserError } from '../errors.ts';
import type { Person } from '../publish/connect/connect-tools.ts';
import type { Terminal } from './terminal.ts';

type Prompts = typeof prompts;

/** Whoever sits before this terminal. `opens`: whether a browser is opened, or the address only shown. */
export function askPerson(terminal: Terminal, { opens }: { readonly opens: boolean }): Person {
  const { questions, stderr, browse } = terminal;
  const put = async <T>(ask: (ui: Prompts, io: object) => Promise<T>) => {
    if (questions === undefined) throw nobody();
    return answered(await ask(await import('@clack/prompts'), questions));
  };
  return {
    visit(url) {
      stderr.write(`Sign in here, in a browser on this machine:\n\n  ${url}\n\n`);
      if (opens) browse?.(url);
    },
    ask: (message) => put((ui, io) => ui.text({ message, ...io })),
    askSecret: (message) => put((ui, io) => ui.password({ message, ...io })),
    choose: (message, identities) =>
      put(async (ui, io) => {
        const options = identities.map((value) => ({ value, label: value.title, hint: value.handle ?? value.id }));
        return await ui.select({ message, options, ...io });
      }),
  };
}

/** A symbol says that the person left. */
function answered<T>(answer: T): Exclude<T, symbol> {
  if (isAnswer(answer)) return answer;
  throw new UserError('Nothing was connected.', { exitCode: ExitCode.interrupted });
}

function isAnswer<T>(answer: T): answer is Exclude<T, symbol> {
  return typeof answer !== 'symbol';
}

function nobody(): UserError {
  return new UserError('Something must be asked, and nobody is there to answer.', {
    hint: "Say it on the command line: --as for the page or handle, --server for the server, --token '${NAME}' for where a token is.",
  });
}
