import type { z } from 'zod';
import { MotifError, type MotifErrorCode, throwIfCancelled } from './errors.js';
import type { Motif } from './motif.js';
import { checkInput } from './operation-input.js';
import { type Reach, withReach } from './reach.js';

/** One report from long work. `done` counts up to `total` (absent while the end is not known) in `unit`s. */
export interface Progress {
  stage: string;
  done: number;
  total?: number;
  unit?: string;
  /** A short remark worth a line of its own, such as a file that could not be read. */
  note?: string;
}

export interface OperationContext {
  signal: AbortSignal;
  progress: (report: Progress) => void;
}

export interface OperationExample {
  /** What a person types after `motif`, for instance `search "a red umbrella"`. */
  command: string;
  /** What it does, as one short line. */
  note: string;
}

type AnyObject = z.ZodObject;

export interface Operation<
  Input extends AnyObject = AnyObject,
  Output extends z.ZodType = z.ZodType,
  Name extends string = string,
> {
  /** Dotted name: `tag.add` is `motif tag add` and `POST /api/tag/add`. */
  name: Name;
  /** One line, without a full stop at the end. */
  summary: string;
  /** More prose for the help page and the docs. */
  description?: string;
  examples: OperationExample[];
  /** The only declaration of the options: types, defaults, and `.describe()` for help, docs and API. */
  input: Input;
  output: Output;
  /** Input fields that the command line takes by position; the last may be an array and takes the rest. */
  positionals?: (keyof z.infer<Input> & string)[];
  /** True for work that reports progress for more than a moment. */
  long?: boolean;
  /** True when the operation changes the library or the models on disk. */
  changes?: boolean;
  /**
   * What only a person at this machine, or a program on it, may ask for: true for the whole operation, or the input fields
   * that name places on the machine (a file to write, a folder to read) or spend its means. Whoever serves others refuses these.
   */
  localOnly?: true | readonly (keyof z.infer<Input> & string)[];
  /** The error code that a finished run still amounts to, such as `unreadable_media` when some files failed. */
  outcome?(output: z.infer<Output>): MotifErrorCode | undefined;
  run(input: z.infer<Input>, motif: Motif, context: OperationContext): Promise<z.infer<Output>>;
}

/**
 * Returns the declaration unchanged, typed from its schemas: the one place from which the command line, the HTTP
 * routes, the client, the agent tools and the generated docs derive an operation.
 */
export function operation<Name extends string, Input extends AnyObject, Output extends z.ZodType>(
  declaration: Operation<Input, Output, Name>,
): Operation<Input, Output, Name> {
  return declaration;
}

export interface RunContext extends OperationContext {
  /** What files the run may touch; given by whoever serves others. Without it, what the process may. */
  reach: Reach;
}

/**
 * Returns the output of an operation for an input that is checked first: a missing, mistyped or unknown field is
 * `invalid_input` with the field as its path. Without a context, nothing is reported and nothing cancels. Within a reach,
 * what is `localOnly` and any file beyond it is `unauthorised`.
 */
export async function runOperation<Input extends AnyObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  input: unknown,
  motif: Motif,
  context: Partial<RunContext> = {},
): Promise<z.infer<Output>> {
  const { signal = new AbortController().signal, progress = () => undefined, reach } = context;
  if (reach !== undefined) refuseLocalOnly(operation, input);
  const checked = checkInput(operation, input);
  throwIfCancelled(signal);
  const run = () => operation.run(checked, motif, { signal, progress });
  return reach === undefined ? run() : withReach(reach, run);
}

function refuseLocalOnly({ name, localOnly = [] }: Operation, input: unknown): void {
  if (localOnly === true) {
    throw new MotifError('unauthorised', `Expected an operation that is served to others, received ${name}`, {
      hint: `Run it on the machine of the library: motif ${name.replaceAll('.', ' ')}`,
    });
  }
  const field = localOnly.find((one) => (input as Record<string, unknown> | null)?.[one] !== undefined);
  if (field === undefined) return;
  throw new MotifError('unauthorised', `Expected no ${field} for ${name}, received one`, {
    hint: `It is for the machine of the library only: motif help ${name.replaceAll('.', ' ')}`,
    path: field,
  });
}
