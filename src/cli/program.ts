import { readFileSync } from 'node:fs';
import { Command } from '@commander-js/extra-typings';
import { addDeciding } from './command-table/add-deciding.ts';
import { addLookingUp } from './command-table/add-looking-up.ts';
import { addMaking } from './command-table/add-making.ts';
import { addPublishing } from './command-table/add-publishing.ts';
import type { CommandTools } from './command-table/command-tools.ts';

// The command line. Its commands stand in command-table/; each action imports its own module, so that `--help` loads none of them.

type Program = Pick<Command, 'parseAsync'>;

const examples = `
Examples:
  reelmill init launch                     a new campaign, with a few questions
  reelmill plan campaigns/launch.yaml      every video, clip and dollar, nothing spent
  reelmill run campaigns/launch.yaml       make what is new; again, to go on after a stop
  reelmill run campaigns/launch.yaml --only tiktok --only ja

Exit codes:
  0 done, 1 mistake in input or configuration, 2 some videos failed,
  3 refused (budget, policy, approval), 130 interrupted`;

export function createProgram(tools: CommandTools): Program {
  const { terminal } = tools;
  const program = new Command('reelmill')
    .description('One YAML file in, finished and checked social videos out.')
    .version(version(), '-V, --version', 'print the version')
    .helpCommand('help [command]', 'show help for a command')
    .helpOption('-h, --help', 'show help')
    .showHelpAfterError('(reelmill --help shows all commands)')
    .addHelpText('after', examples)
    .configureHelp({ minWidthToWrap: 20 })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      getOutHelpWidth: () => terminal.stdout.columns ?? 100,
      getErrHelpWidth: () => terminal.stderr.columns ?? 100,
    });

  addMaking(program, tools);
  addDeciding(program, tools);
  addPublishing(program, tools);
  addLookingUp(program, tools);
  return program;
}

function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version: number }: { readonly version: string } = JSON.parse(text);
  return number;
}
