import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCodes, MotifError } from '../../core/errors.js';
import type { Operation } from '../../core/operation.js';
import { builtInPages } from './built-in-pages.js';
import { type CommandPage, pageOfOperation, usageLine } from './command-page.js';
import { type CommandGroup, commandOf } from './commands.js';
import { type Flag, globalFlags } from './flags.js';
import { defaultRemark, optionLabel } from './option-label.js';

/** Returns the Markdown of docs/cli.md: the same for the same operations, whatever the machine. */
export function referenceMarkdown(groups: readonly CommandGroup[], operations: readonly Operation[]): string {
  const pages = groups.map(({ title, commands }) => ({
    title,
    pages: commands.flatMap(({ command }) => pageOf(command, operations) ?? []),
  }));
  return [
    '# The command line',
    '',
    'Written by `motif docs` from the declarations of the operations; changes belong there.',
    '',
    ...pages.flatMap(({ title, pages: inGroup }) => [
      `- ${title}: ${inGroup.map(({ command }) => `[${command}](#motif-${command.replaceAll(' ', '-')})`).join(', ')}`,
    ]),
    '',
    '## Options of every command',
    '',
    ...optionTable(globalFlags),
    '',
    'A setting is taken from its option, else from `MOTIF_DIR`, `MOTIF_MODEL`, `MOTIF_DTYPE`, `MOTIF_DEVICE` or',
    '`MOTIF_THREADS`, else from `motif.config.json` in the folder of the library or above it, else from the library. That',
    'folder is the one that `--dir` or `MOTIF_DIR` names, or else the working directory. Paths are meant from the working',
    'directory, those in the file from where it lies.',
    '`--` ends the options. `NO_COLOR` turns colours off.',
    '',
    '## JSON',
    '',
    'With `--json` standard output holds JSON and nothing else: one document, or for long work one event a line:',
    '`{"event":"progress",...}` any number of times, then `{"event":"result","result":{...}}` or',
    '`{"event":"error","error":{...}}`. An error is the only document, with the exit code of its kind:',
    '',
    '```json',
    '{ "error": { "code": "not_found", "message": "...", "hint": "...", "path": "..." } }',
    '```',
    '',
    '`code` is one of the exit codes below, or `internal` for a bug in Motif; `hint` is the next step and `path` the file,',
    'field or place concerned, where there is one. A run that ended with some files unread prints its result, and its',
    'exit code is that of the failures. `help`, `completion` and `docs` print text whatever is asked for.',
    '',
    '## Exit codes',
    '',
    '| code | meaning |',
    '|--:|---|',
    '| 0 | done |',
    '| 1 | `internal`: a bug in Motif itself |',
    ...Object.entries(errorCodes).map(([code, { exitCode }]) => `| ${exitCode} | \`${code}\` |`),
    ...pages.flatMap(({ pages: inGroup }) => inGroup.flatMap(commandSection)),
    '',
  ].join('\n');
}

/** Writes the reference page, or with `check` throws `conflict` where the file differs from what would be written. */
export async function writeReference(file: string, text: string, check: boolean): Promise<void> {
  if (!check) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    return;
  }
  const found = await readFile(file, 'utf8').catch(() => undefined);
  // A clone on Windows may hold other line ends.
  if (found?.replaceAll('\r\n', '\n') === text) return;
  const received = found === undefined ? 'none' : 'another text';
  throw new MotifError(
    'conflict',
    `Expected the generated text for the reference page, received ${received}`,
    {
      hint: 'Run: npm run docs',
      path: file,
    },
  );
}

function pageOf(command: string, operations: readonly Operation[]): CommandPage | undefined {
  const operation = operations.find(({ name }) => commandOf(name) === command);
  return operation === undefined
    ? builtInPages.find((page) => page.command === command)
    : pageOfOperation(operation);
}

function commandSection(page: CommandPage): string[] {
  return [
    '',
    `## motif ${page.command}`,
    '',
    `${page.summary}.`,
    ...(page.description === undefined ? [] : ['', page.description]),
    '',
    '```',
    usageLine(page),
    '```',
    ...(page.fields.length === 0 ? [] : ['', ...optionTable(page.fields)]),
    ...(page.examples.length === 0
      ? []
      : ['', '```sh', ...page.examples.map(({ command, note }) => `motif ${command}  # ${note}`), '```']),
  ];
}

function optionTable(
  flags: readonly (Flag & { position?: number; required?: boolean; default?: unknown })[],
): string[] {
  return [
    '| option | meaning | default |',
    '|---|---|---|',
    ...flags.map((flag) => {
      const label = flag.position === undefined ? optionLabel(flag) : `<${flag.flag}>`;
      const remark = defaultRemark(flag).replace(/^default /, '');
      return `| ${code(label)} | ${cell(flag.description ?? '')} | ${cell(remark)} |`;
    }),
  ];
}

function code(text: string): string {
  return `\`${cell(text)}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
