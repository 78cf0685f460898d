import path from 'node:path';
import { builtInPages } from './built-in-pages.js';
import { type CommandPage, flagsOf, pageOfOperation } from './command-page.js';
import { commandOf, commandsIn } from './commands.js';
import { completionScript, type Shell } from './completion.js';
import { demoCommand } from './demo-command.js';
import { parseFlags } from './flags.js';
import { readInput } from './input.js';
import type { Io } from './io.js';
import { mcpCommand } from './mcp-command.js';
import type { Parts } from './parts.js';
import { referenceMarkdown, writeReference } from './reference.js';
import { serveCommand } from './serve-command.js';
import { escapeControls } from './text.js';

/** Returns the exit code of a command that has no operation: `demo`, `serve`, `mcp`, `completion` or `docs`. */
export async function runBuiltIn(
  command: string,
  argv: readonly string[],
  io: Io,
  parts: Parts,
): Promise<number> {
  if (command === 'demo') return demoCommand(argv, io, parts);
  if (command === 'serve') return serveCommand(argv, io, parts);
  if (command === 'mcp') return mcpCommand(argv, io, parts);
  const page = builtInPages.find((known) => known.command === command)!;
  const input = readInput(page, parseFlags(argv, flagsOf(page), { command }));
  const operations = await parts.operations();
  if (command === 'completion') {
    io.stdout.write(completionScript(input.shell as Shell, await allPages(parts)));
    return 0;
  }
  const file = path.resolve(io.cwd, String(input.file ?? 'docs/cli.md'));
  const pages = {
    [file]: referenceMarkdown(parts.groups, operations),
    [path.join(path.dirname(file), 'api.md')]: await parts.apiMarkdown(operations),
  };
  for (const [page, text] of Object.entries(pages)) {
    await writeReference(page, text, input.check === true);
    if (input.check !== true) io.stdout.write(`Wrote ${escapeControls(page)}\n`);
  }
  return 0;
}

/** Returns the page of a command, of an operation or built in; undefined for an unknown one. */
export async function findPage(command: string, parts: Parts): Promise<CommandPage | undefined> {
  const builtIn = builtInPages.find((page) => page.command === command);
  if (builtIn !== undefined) return builtIn;
  const operation = (await parts.operations()).find(({ name }) => commandOf(name) === command);
  return operation === undefined ? undefined : pageOfOperation(operation);
}

async function allPages(parts: Parts): Promise<CommandPage[]> {
  const pages = await Promise.all(commandsIn(parts.groups).map((command) => findPage(command, parts)));
  return pages.filter((page) => page !== undefined);
}
