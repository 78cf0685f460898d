import type { CommandGroup } from './commands.js';
import { type Flag, globalFlags } from './flags.js';
import type { Io } from './io.js';
import { defaultRemark, optionLabel } from './option-label.js';
import { makePage, type Page, wantsColour } from './page.js';
import { displayWidth, pad, widest, wrap } from './text.js';

/** Returns a page for help on stdout, at most 100 cells wide so that lines stay readable. */
export function helpPage(io: Io, colour: boolean | undefined): Page {
  const { isTty } = io.stdout;
  const columns = isTty ? Math.min(100, io.columns) : 100;
  return makePage({ rich: wantsColour(io, isTty, colour), columns, isTty: true });
}

/** Returns what `motif --help` prints. */
export function topHelp(groups: readonly CommandGroup[], page: Page): string {
  const width = widest(groups.flatMap(({ commands }) => commands.map(({ command }) => command)));
  return lines(
    `${page.paint('bold', 'motif')} finds pictures by what they say and how they feel.`,
    '',
    'Usage: motif <command> [options]',
    ...groups.flatMap(({ title, commands }) => [
      '',
      page.paint('bold', title),
      ...commands.flatMap(({ command, summary }) => entry(command, summary, width, page)),
    ]),
    '',
    page.paint('bold', 'Options of every command'),
    ...optionEntries(globalFlags, page),
    '',
    page.paint('bold', 'Start here'),
    ...entry('motif demo', 'no pictures at hand? Motif draws some', 29, page),
    ...entry('motif init && motif index', 'read the pictures of this folder', 29, page),
    ...entry('motif search "a red umbrella"', 'in words, English or Chinese', 29, page),
    '',
    'More of a command: motif help <command>',
  );
}

/** Returns the help of the commands that share a first word, such as `tag`. */
export function groupHelp(word: string, groups: readonly CommandGroup[], page: Page): string {
  const commands = groups.flatMap((group) =>
    group.commands.filter(({ command }) => command.startsWith(`${word} `)),
  );
  const width = widest(commands.map(({ command }) => command));
  return lines(
    `Usage: motif ${word} <command>`,
    '',
    ...commands.flatMap(({ command, summary }) => entry(command, summary, width, page)),
    '',
    `More of a command: motif help ${word} <command>`,
  );
}

/** Returns a line for each flag, its description and default beside it. */
export function optionEntries<Item extends Flag>(
  flags: readonly Item[],
  page: Page,
  label: (flag: Item) => string = optionLabel,
): string[] {
  const width = Math.min(28, widest(flags.map(label)));
  return flags.flatMap((flag) => {
    const remark = defaultRemark(flag);
    const words = [flag.description ?? '', remark === '' ? '' : `(${remark})`].filter((text) => text !== '');
    return entry(label(flag), words.join(' '), width, page);
  });
}

/** Returns the lines as one text that ends with a line end. */
export function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

function entry(label: string, text: string, width: number, page: Page): string[] {
  const indent = width + 4;
  const [first = '', ...more] = wrap(text, Math.max(24, page.columns - indent));
  const rest = more.map((line) => `${' '.repeat(indent)}${line}`);
  const shown = page.paint('cyan', pad(label, width));
  if (displayWidth(label) <= width) return [`  ${shown}  ${first}`.trimEnd(), ...rest];
  return [`  ${shown}`, ...(first === '' ? [] : [`${' '.repeat(indent)}${first}`]), ...rest];
}
