import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { errorCodes, MotifError } from '../../core/errors.js';
import type { Motif, MotifOptions } from '../../core/motif.js';
import type { Operation, Progress } from '../../core/operation.js';
import { type CommandPage, flagsOf, openField, pageOfOperation } from './command-page.js';
import { reportFailure } from './failure.js';
import { parseFlags } from './flags.js';
import { inputLabel, readInput, takesDashedText } from './input.js';
import type { Io } from './io.js';
import { resolveOptions } from './motif-options.js';
import { makePage, wantsColour } from './page.js';
import type { Parts } from './parts.js';
import { jsonProgress, type ProgressView, silentProgress, terminalProgress } from './progress-view.js';
import { render } from './render/index.js';
import { escapeControls, safeJson } from './text.js';

/** Returns the exit code of an operation that ran from the words behind its command, its result printed. */
export async function runCommand(
  operation: Operation,
  argv: readonly string[],
  io: Io,
  parts: Parts,
): Promise<number> {
  const page = pageOfOperation(operation);
  const { command } = page;
  const parsed = parseFlags(argv, flagsOf(page), { dashedText: takesDashedText(page), command });
  const { open, ...input } = readInput(page, parsed);
  const own = page.fields.map(({ flag }) => flag);
  const settings = await resolveOptions(
    new Map([...parsed.values].filter(([flag]) => !own.includes(flag))),
    io,
  );
  const json = parsed.values.get('json') === true;
  const colour = parsed.values.get('colour') as boolean | undefined;
  const wantsSheet = page.fields.includes(openField) && open === true;
  if (wantsSheet) input.sheet ??= await temporarySheet();
  const view = json
    ? operation.long === true
      ? jsonProgress(io)
      : silentProgress()
    : parsed.values.get('quiet') === true
      ? silentProgress()
      : terminalProgress(io, wantsColour(io, io.stderr.isTty, colour));
  try {
    const result = await execute(operation, input, settings, io, parts, view);
    if (json) printJson(operation, result, io);
    else {
      const { isTty } = io.stdout;
      const rich = wantsColour(io, isTty, colour);
      io.stdout.write(render(operation.name, result, makePage({ rich, columns: io.columns, isTty })));
    }
    if (wantsSheet) await openSheet(path.resolve(io.cwd, String(input.sheet)), io, parts);
    const outcome = operation.outcome?.(result);
    return outcome === undefined ? 0 : errorCodes[outcome].exitCode;
  } catch (error) {
    const spoken = json ? error : inOptionWords(error, page);
    return reportFailure(spoken, io, { json, colour, event: json && operation.long === true });
  }
}

/** Returns the result of an operation run with a Motif of its own, which is closed whatever happens. */
async function execute(
  operation: Operation,
  input: unknown,
  options: MotifOptions,
  io: Io,
  parts: Parts,
  view: ProgressView,
): Promise<unknown> {
  const motif = await parts.openMotif(options);
  let result: unknown;
  try {
    result = await runWith(motif, operation, input, io, parts, view);
  } catch (error) {
    // What went wrong first is what the person has to know, even where closing fails because of it.
    await motif.close().catch(() => undefined);
    throw error;
  }
  await motif.close();
  return result;
}

/** Returns the result of an operation; its progress is shown while it runs. */
export async function runWith(
  motif: Motif,
  operation: Operation,
  input: unknown,
  io: Io,
  parts: Parts,
  view: ProgressView,
): Promise<unknown> {
  const context = { signal: io.signal, progress: (report: Progress) => view.report(report) };
  try {
    return await parts.runOperation(operation, input, motif, context);
  } finally {
    view.end();
  }
}

/** Returns the operation of that name; asking for one that does not exist is a mistake of the program. */
export async function findOperation(name: string, parts: Parts): Promise<Operation> {
  const found = (await parts.operations()).find((operation) => operation.name === name);
  if (found === undefined) throw new MotifError('not_found', `Expected an operation, received "${name}"`);
  return found;
}

/** An operation names its fields; a person who typed `--max-bits` does not know `maxBits`. */
function inOptionWords(error: unknown, page: CommandPage): unknown {
  if (!(error instanceof MotifError) || error.code !== 'invalid_input') return error;
  const field = page.fields.find(({ name }) => name === error.path?.split('.')[0]);
  if (field === undefined) return error;
  const { message, hint, path: name, cause } = error;
  const spoken = message.replace(` for ${name}, `, ` for ${inputLabel(field)}, `);
  return new MotifError('invalid_input', spoken, { hint, path: name, cause });
}

function printJson(operation: Operation, result: unknown, io: Io): void {
  const text = operation.long === true ? safeJson({ event: 'result', result }) : safeJson(result, 2);
  io.stdout.write(`${text}\n`);
}

async function temporarySheet(): Promise<string> {
  return path.join(await mkdtemp(path.join(tmpdir(), 'motif-')), 'contact-sheet.html');
}

async function openSheet(file: string, io: Io, parts: Parts): Promise<void> {
  if (await parts.openFile(file)) return;
  io.stderr.write(
    `Found no program or screen to open it with. The contact sheet is at ${escapeControls(file)}\n`,
  );
}
