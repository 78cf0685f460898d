import { MotifError } from '../../core/errors.js';
import type { Io } from './io.js';
import { makePage, wantsColour } from './page.js';
import { escapeControls, safeJson } from './text.js';

/** What a shell expects of a program that broke, apart from the codes of `MotifError`. */
const internalExitCode = 1;

/**
 * Returns the exit code for whatever was thrown, after telling the person: one line and a hint on stderr, or with
 * `json` one document on stdout. A stack is shown only for a mistake of the program, and only with MOTIF_DEBUG=1.
 */
export function reportFailure(
  thrown: unknown,
  io: Io,
  { json, event, colour }: { json: boolean; event: boolean; colour?: boolean | undefined },
): number {
  const error = asMotifError(thrown, io);
  if (json) printJson(error, thrown, io, event);
  else printText(error, thrown, io, colour);
  return error?.exitCode ?? internalExitCode;
}

/** Work that stops because it was asked to may throw the platform's own AbortError. */
function asMotifError(thrown: unknown, io: Io): MotifError | undefined {
  if (thrown instanceof MotifError) return thrown;
  if (io.signal.aborted && thrown instanceof Error && thrown.name === 'AbortError') {
    return new MotifError('cancelled', 'Cancelled before it was finished', { cause: thrown });
  }
  return undefined;
}

function printJson(error: MotifError | undefined, thrown: unknown, io: Io, event: boolean): void {
  const shown = error?.toJSON() ?? { code: 'internal', message: describeBug(thrown), hint: internalHint };
  io.stdout.write(
    `${safeJson(event ? { event: 'error', error: shown } : { error: shown }, event ? 0 : 2)}\n`,
  );
  if (error === undefined) printStack(thrown, io);
}

function printText(
  error: MotifError | undefined,
  thrown: unknown,
  io: Io,
  colour: boolean | undefined,
): void {
  const rich = wantsColour(io, io.stderr.isTty, colour);
  const { paint } = makePage({ rich, columns: io.columns, isTty: io.stderr.isTty });
  const safe = (text: string): string => escapeControls(text, { keepLines: true });
  // Further lines belong to a quoted query and are indented; any other line end came with a name.
  const message = (error?.message ?? describeBug(thrown)).replace(/\n(?! {2})/g, '\\x0a');
  io.stderr.write(`${paint('red', 'motif:')} ${safe(withPath(message, error?.path))}\n`);
  const hint = error === undefined ? internalHint : error.hint;
  if (hint !== undefined) io.stderr.write(`${paint('dim', 'hint:')} ${safe(hint)}\n`);
  if (error === undefined) printStack(thrown, io);
}

const internalHint = 'Please report it; MOTIF_DEBUG=1 shows where it happened.';

function printStack(thrown: unknown, io: Io): void {
  const debug = io.env.MOTIF_DEBUG ?? '';
  if (debug === '' || debug === '0' || !(thrown instanceof Error)) return;
  io.stderr.write(`${escapeControls(thrown.stack ?? '', { keepLines: true })}\n`);
}

/** A path helps only where it is a file's and the message does not name it; it belongs to the first line, above a query that is quoted. */
export function withPath(message: string, path: string | undefined): string {
  if (path === undefined || message.includes(path) || !/[\\/.]/.test(path)) return message;
  const [first, ...rest] = message.split('\n');
  return [`${first} (${path})`, ...rest].join('\n');
}

function describeBug(thrown: unknown): string {
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return `This is a bug in Motif: ${text.split('\n')[0]}`;
}
