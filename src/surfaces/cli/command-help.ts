import { type CommandPage, flagsOf, usageLine } from './command-page.js';
import { globalFlags } from './flags.js';
import { lines, optionEntries } from './help.js';
import type { Page } from './page.js';
import { wrap } from './text.js';

/** Returns what `motif help <command>` prints. */
export function commandHelp(command: CommandPage, page: Page): string {
  const positional = command.fields.filter(({ position }) => position !== undefined);
  const options = command.fields.filter(({ position }) => position === undefined);
  const globals = flagsOf(command).filter((flag) => globalFlags.includes(flag));
  return lines(
    `${page.paint('bold', `motif ${command.command}`)}: ${command.summary}`,
    '',
    `Usage: ${usageLine(command)}`,
    ...(command.description === undefined ? [] : ['', ...wrap(command.description, page.columns)]),
    ...section(
      'Arguments',
      optionEntries(positional, page, ({ flag }) => `<${flag}>`),
      page,
    ),
    ...section('Options', optionEntries(options, page), page),
    ...section('Options of every command', optionEntries(globals, page), page),
    ...section(
      'Examples',
      command.examples.flatMap(({ command: example, note }) => [
        `  motif ${example}`,
        ...wrap(note, page.columns - 6).map((line) => page.paint('dim', `      ${line}`)),
      ]),
      page,
    ),
  );
}

function section(title: string, body: readonly string[], page: Page): string[] {
  return body.length === 0 ? [] : ['', page.paint('bold', title), ...body];
}
