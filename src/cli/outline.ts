import type { CommandUnknownOpts } from '@commander-js/extra-typings';

/** A command as shells complete it. */
export interface CommandOutline {
  readonly name: string;
  readonly summary: string;
  readonly takesFile: boolean;
  /** What its argument may be, where that is known. */
  readonly words: readonly string[];
  readonly options: readonly { readonly flag: string; readonly description: string; readonly takesValue: boolean }[];
}

/** The command table, for completion scripts. */
export function outline(commands: readonly CommandUnknownOpts[]): CommandOutline[] {
  return commands.map((command) => ({
    name: command.name(),
    summary: command.summary() || command.description(),
    takesFile: withInner(command).some(({ registeredArguments }) =>
      registeredArguments.some((argument) => argument.name().startsWith('file')),
    ),
    words: [
      ...command.commands.map((inner) => inner.name()),
      ...command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    ],
    options: withInner(command)
      .flatMap(({ options }) => options)
      .map(({ long, flags, description, required }) => ({
        flag: long ?? flags,
        description,
        takesValue: required,
      })),
  }));
}

/** A command with the commands below it, as `brand preview`: a shell is told of all of them at once. */
function withInner(command: CommandUnknownOpts): readonly CommandUnknownOpts[] {
  return [command, ...command.commands];
}
