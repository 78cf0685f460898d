#!/usr/bin/env node
import { MotifError } from '../../core/errors.js';
import { type CommandGroup, commandsIn } from './commands.js';
import { reportFailure } from './failure.js';
import { countLeadingFlags, globalFlags, parseFlags } from './flags.js';
import { groupHelp, helpPage, topHelp } from './help.js';
import type { Io } from './io.js';
import { nearest } from './nearest.js';
import { type Parts, realParts } from './parts.js';
import { isProgram, runProgram } from './program.js';

/** Returns the exit code of a command line, everything printed to `io`; never throws for what a person can cause. */
export async function main(argv: readonly string[], io: Io, parts: Parts = realParts): Promise<number> {
  try {
    return await dispatch(argv, io, parts);
  } catch (error) {
    const spoken = beforeDashes(argv);
    const colour = spoken.includes('--no-colour') || spoken.includes('--no-color') ? false : undefined;
    return reportFailure(error, io, { json: spoken.includes('--json'), event: false, colour });
  }
}

async function dispatch(argv: readonly string[], io: Io, parts: Parts): Promise<number> {
  const leading = countLeadingFlags(argv);
  const words = argv.slice(leading);
  const wantsHelp = beforeDashes(argv).some((word) => word === '--help' || word === '-h');
  if (words.length === 0) return withoutCommand(argv, io, parts, wantsHelp);
  const isHelpCommand = words[0] === 'help';
  const named = isHelpCommand ? words.slice(1).filter((word) => !word.startsWith('-')) : words;
  if (isHelpCommand && named.length === 0) return printTopHelp(io, parts);
  const command = findCommand(named, parts.groups);
  if (command === undefined) {
    if ((isHelpCommand || wantsHelp) && isPrefix(named[0]!, parts.groups)) {
      io.stdout.write(groupHelp(named[0]!, parts.groups, helpPage(io, undefined)));
      return 0;
    }
    throw unknownCommand(named, parts.groups);
  }
  if (isHelpCommand || wantsHelp) return printCommandHelp(command, io, parts);
  const rest = [...argv.slice(0, leading), ...words.slice(command.split(' ').length)];
  return run(command, rest, io, parts);
}

async function run(command: string, argv: readonly string[], io: Io, parts: Parts): Promise<number> {
  const { runBuiltIn } = await import('./built-in.js');
  const { builtInPages } = await import('./built-in-pages.js');
  if (builtInPages.some((page) => page.command === command)) return runBuiltIn(command, argv, io, parts);
  const { findOperation, runCommand } = await import('./run-command.js');
  return runCommand(await findOperation(command.replaceAll(' ', '.'), parts), argv, io, parts);
}

async function withoutCommand(
  argv: readonly string[],
  io: Io,
  parts: Parts,
  wantsHelp: boolean,
): Promise<number> {
  const { values } = parseFlags(argv, globalFlags);
  if (values.get('version') !== true || wantsHelp) return printTopHelp(io, parts);
  const { readVersion } = await import('../version.js');
  io.stdout.write(`${await readVersion()}\n`);
  return 0;
}

function printTopHelp(io: Io, parts: Parts): number {
  io.stdout.write(topHelp(parts.groups, helpPage(io, undefined)));
  return 0;
}

async function printCommandHelp(command: string, io: Io, parts: Parts): Promise<number> {
  const [{ findPage }, { commandHelp }] = await Promise.all([
    import('./built-in.js'),
    import('./command-help.js'),
  ]);
  const page = await findPage(command, parts);
  if (page === undefined) throw unknownCommand([command], parts.groups);
  io.stdout.write(commandHelp(page, helpPage(io, undefined)));
  return 0;
}

/** Returns the longest known command that the words begin with. */
function findCommand(words: readonly string[], groups: readonly CommandGroup[]): string | undefined {
  const known = commandsIn(groups);
  return [words.slice(0, 2).join(' '), words[0]!].find((name) => known.includes(name));
}

function isPrefix(word: string, groups: readonly CommandGroup[]): boolean {
  return commandsIn(groups).some((command) => command.startsWith(`${word} `));
}

function unknownCommand(words: readonly string[], groups: readonly CommandGroup[]): MotifError {
  const [first = '', second] = words;
  const known = commandsIn(groups);
  const inGroup = known.filter((command) => command.startsWith(`${first} `));
  if (inGroup.length > 0) {
    const choices = inGroup.map((command) => command.split(' ')[1]!);
    const received = second === undefined || second.startsWith('-') ? 'nothing' : `"${second}"`;
    return new MotifError(
      'invalid_input',
      `Expected one of ${choices.join(', ')} after motif ${first}, received ${received}`,
      { hint: `See: motif help ${first}` },
    );
  }
  const meant = nearest(words.slice(0, 2).join(' '), known) ?? nearest(first, known);
  return new MotifError('invalid_input', `Expected a command, received "${first}"`, {
    hint:
      meant === undefined ? 'See: motif --help' : `Did you mean: motif ${meant}? All commands: motif --help`,
  });
}

function beforeDashes(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end === -1 ? argv : argv.slice(0, end);
}

if (isProgram(import.meta.url)) await runProgram(main);
