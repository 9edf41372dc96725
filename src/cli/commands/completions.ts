import { ExitCode } from '../../errors.ts';
import type { CommandOutline } from '../outline.ts';
import type { Terminal } from '../terminal.ts';

type Shell = 'bash' | 'zsh' | 'fish';

const writers: Readonly<Record<Shell, (commands: readonly CommandOutline[]) => string>> = { bash, zsh, fish };

/** Prints a completion script made from the command table itself, so that it can never fall behind. */
export function completions(shell: Shell, commands: readonly CommandOutline[], terminal: Terminal): ExitCode {
  terminal.stdout.write(writers[shell](commands));
  return ExitCode.done;
}

function bash(commands: readonly CommandOutline[]): string {
  const cases = commands.map(
    ({ name, takesFile, words, options }) =>
      `    ${name}) options="${options.map(({ flag }) => flag).join(' ')}" words="${words.join(' ')}" files=${takesFile ? 1 : 0} ;;`,
  );
  return `# reelmill completions for bash: reelmill completions bash > ~/.local/share/bash-completion/completions/reelmill
_reelmill() {
  local current=\${COMP_WORDS[COMP_CWORD]} options="" words="" files=0
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')}" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *)
      COMPREPLY=($(compgen -W "$words" -- "$current"))
      if [ "$files" -eq 1 ]; then
        compopt -o filenames
        local IFS=$'\\n'
        COMPREPLY+=($(compgen -f -- "$current"))
      fi
      ;;
  esac
}
complete -F _reelmill reelmill
`;
}

function zsh(commands: readonly CommandOutline[]): string {
  const described = commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`);
  const cases = commands.map(({ name, takesFile, words, options }) => {
    const flags = options.map(({ flag, description, takesValue }) =>
      quote(`${flag}[${description.replaceAll(/[[\]]/g, '')}]${takesValue ? ':value: ' : ''}`),
    );
    const rest = takesFile ? ["'*:file:_files'"] : words.length > 0 ? [quote(`1:what:(${words.join(' ')})`)] : [];
    return `    ${name}) _arguments ${[...flags, ...rest].join(' ')} ;;`;
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
  const lines = commands.flatMap(({ name, summary, takesFile, words, options }) => {
    const within = `complete -c reelmill -n "__fish_seen_subcommand_from ${name}"`;
    return [
      `complete -c reelmill -f -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
      ...(takesFile ? [`${within} -F`] : [`${within} -f`]),
      ...(words.length > 0 ? [`${within} -a ${quote(words.join(' '))}`] : []),
      ...options.map(
        ({ flag, description, takesValue }) =>
          `${within} -l ${flag.replace(/^--/, '')}${takesValue ? ' -r' : ''} -d ${quote(description)}`,
      ),
    ];
  });
  return `# reelmill completions for fish: reelmill completions fish > ~/.config/fish/completions/reelmill.fish
${lines.join('\n')}
`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
