import type { Operation } from '../../core/operation.js';
import { pageOfOperation } from '../cli/command-page.js';
import { parseFlags } from '../cli/flags.js';
import { readInput } from '../cli/input.js';

/**
 * Returns the examples of an operation as the input that its tool takes, read from the command lines. Those that need
 * a shell or an option of the command line itself, such as `*.png` or `--model`, are left out.
 */
export function exampleInputs(
  operation: Operation,
): { input: Readonly<Record<string, unknown>>; note: string }[] {
  const page = pageOfOperation(operation);
  const own = page.fields.flatMap(({ flag }) => [`--${flag}`, `--no-${flag}`]);
  return operation.examples.flatMap(({ command, note }) => {
    const words = wordsOf(command);
    const name = page.command.split(' ');
    const isOther = name.some((word, index) => words[index]?.text !== word);
    const isForShell = words.some(
      ({ text, isQuoted }) => !isQuoted && (text.includes('*') || (/^--./.test(text) && !own.includes(text))),
    );
    if (isOther || isForShell) return [];
    const argv = words.slice(name.length).map(({ text }) => text);
    const parsed = parseFlags(argv, page.fields, { dashedText: true, command: page.command });
    return [{ input: readInput(page, parsed), note }];
  });
}

/** Returns the words that a shell makes of a line with simple quotes. */
function wordsOf(line: string): { text: string; isQuoted: boolean }[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => ({
    text: match[1] ?? match[2] ?? match[3]!,
    isQuoted: match[3] === undefined,
  }));
}
