import { ExitCode, UserError } from '../../errors.ts';
import type { CommandOutline } from '../program.ts';
import type { Terminal } from '../terminal.ts';

type Write = (commands: readonly CommandOutline[]) => string;

const shells: Readonly<Record<string, Write>> = { bash, zsh, fish };

/** Prints a completion script made from the command table itself, so that it can never fall behind. */
export function completions(shell: string, commands: readonly CommandOutline[], terminal: Terminal): ExitCode {
  const write = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
  if (write === undefined) {
    throw new UserError(`there are no completions for “${shell}”`, {
      hint: `Choose one of ${Object.keys(shells).join(', ')}.`,
    });
  }
  terminal.stdout.write(write(commands));
  return ExitCode.done;
}

function bash(commands: readonly CommandOutline[]): string {
  const cases = commands.map((command) => `    ${command.name}) words="${flags(command)}" ;;`);
  return `# reelmill completions for bash: reelmill completions bash > ~/.local/share/bash-completion/completions/reelmill
_reelmill() {
  local current=\${COMP_WORDS[COMP_CWORD]} words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _reelmill reelmill
`;
}

function zsh(commands: readonly CommandOutline[]): string {
  const described = commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`);
  const cases = commands.map((command) => {
    const options = command.options.map(({ flag, description }) =>
      quote(`${flag}[${description.replaceAll(/[[\]]/g, '')}]`),
    );
    return `    ${command.name}) _arguments ${[...options, "'*:file:_files'"].join(' ')} ;;`;
  });
  return `#compdef reelmill
# reelmill completions for zsh: reelmill completions zsh > "\${fpath[1]}/_reelmill"
_reelmill() {
  local -a commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
_reelmill "$@"
`;
}

function fish(commands: readonly CommandOutline[]): string {
  const lines = commands.flatMap((command) => [
    `complete -c reelmill -n __fish_use_subcommand ${command.takesFile ? '' : '-f '}-a ${command.name} -d ${quote(command.summary)}`,
    ...command.options.map(
      ({ flag, description }) =>
        `complete -c reelmill -n "__fish_seen_subcommand_from ${command.name}" -l ${flag.replace(/^--/, '')} -d ${quote(description)}`,
    ),
  ]);
  return `# reelmill completions for fish: reelmill completions fish > ~/.config/fish/completions/reelmill.fish\n${lines.join('\n')}\n`;
}

function flags(command: CommandOutline): string {
  return command.options.map(({ flag }) => flag).join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
