import type { CommandPage } from './command-page.js';
import { flagsOf } from './command-page.js';
import type { Flag } from './flags.js';
import { optionLabel } from './option-label.js';

export type Shell = 'bash' | 'zsh' | 'fish';

/** Returns a script that completes commands and options; files complete wherever a value is expected. */
export function completionScript(shell: Shell, pages: readonly CommandPage[]): string {
  if (shell === 'fish') return fishScript(pages);
  const script = bashScript(pages);
  return shell === 'bash' ? script : `autoload -U +X bashcompinit && bashcompinit\n${script}`;
}

function bashScript(pages: readonly CommandPage[]): string {
  const first = unique(pages.map(({ command }) => command.split(' ')[0]!));
  const seconds = first.flatMap((word) => {
    const found = pages.flatMap(({ command }) =>
      command.startsWith(`${word} `) ? [command.split(' ')[1]!] : [],
    );
    return found.length === 0 ? [] : [`    ${word}) words="${found.join(' ')}" ;;`];
  });
  const options = pages.map((page) => `    "${page.command}") options="${longFlags(page).join(' ')}" ;;`);
  return [
    '_motif() {',
    `  local current="\${COMP_WORDS[COMP_CWORD]}" command="\${COMP_WORDS[1]}" words="" options=""`,
    `  if [ "$COMP_CWORD" -eq 1 ]; then words="${first.join(' ')}"; fi`,
    '  if [ "$COMP_CWORD" -eq 2 ]; then case "$command" in',
    ...seconds,
    '  esac; fi',
    '  case "$command" in',
    `    ${unique(pages.filter(({ command }) => command.includes(' ')).map(({ command }) => command.split(' ')[0]!)).join('|')}) command="$command \${COMP_WORDS[2]}" ;;`,
    '  esac',
    '  case "$command" in',
    ...options,
    '  esac',
    '  case "$current" in -*) words="$options" ;; esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '}',
    'complete -o default -F _motif motif',
    '',
  ].join('\n');
}

function fishScript(pages: readonly CommandPage[]): string {
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  return [
    ...pages.flatMap((page) => {
      const [word, second] = page.command.split(' ');
      const summary = quote(page.summary);
      const inside = `__fish_seen_subcommand_from ${word}`;
      const here = second === undefined ? inside : `${inside}; and __fish_seen_subcommand_from ${second}`;
      return [
        second === undefined
          ? `complete -c motif -n __fish_use_subcommand -a ${word} -d ${summary}`
          : `complete -c motif -n __fish_use_subcommand -a ${word}`,
        ...(second === undefined ? [] : [`complete -c motif -n ${quote(inside)} -a ${second} -d ${summary}`]),
        ...flagsOf(page).map((flag) => {
          const value = flag.kind.type === 'boolean' ? '' : ' -r';
          return `complete -c motif -n ${quote(here)} -l ${flagName(flag)}${value} -d ${quote(flag.description ?? '')}`;
        }),
      ];
    }),
    '',
  ].join('\n');
}

function longFlags(page: CommandPage): string[] {
  return flagsOf(page).map((flag) => `--${flagName(flag)}`);
}

function flagName(flag: Flag): string {
  return optionLabel(flag).slice(2).split(' ')[0]!;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
