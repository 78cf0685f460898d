import type { z } from 'zod';
import { type Motif, type MotifOptions, openMotif as openParts } from './core/motif.js';
import { type Operation, type OperationContext, runOperation } from './core/operation.js';
import type { FilterRequest, TermRequest } from './core/query/request.js';
import type { SearchOutput } from './core/results/schemas.js';
import { search as searchOperation } from './features/search/operations.js';
import { type DeclaredOperation, operations } from './operations.js';

export type OperationName = DeclaredOperation['name'];
type Named<Name extends OperationName> = Extract<DeclaredOperation, { name: Name }>;
/** What an operation takes; what has a default may be left out. */
export type OperationInput<Name extends OperationName> = z.input<Named<Name>['input']>;
export type OperationOutput<Name extends OperationName> = z.infer<Named<Name>['output']>;

/** A search as programs write it: by a query text, or by terms and filters. */
export type SearchInput = Omit<z.input<typeof searchOperation.input>, 'terms' | 'filters'> & {
  terms?: readonly TermRequest[];
  filters?: FilterRequest;
};

/** Motif for programs: its parts, and everything that it can do. */
export interface MotifSdk extends Motif {
  /**
   * Returns the pictures that a query asks for, best first. Throws `invalid_input` for a fault in it, whose path leads to the
   * field or place, and `not_found` for a picture, file, board or concept that is not there.
   */
  search(input: SearchInput, context?: Partial<OperationContext>): Promise<SearchOutput>;
  /**
   * Returns the output of the operation of that name, such as `brand.check`: what `motif brand check` prints with `--json`.
   * Throws `invalid_input` for an input that it does not take.
   */
  run<Name extends OperationName>(
    name: Name,
    input: OperationInput<Name>,
    context?: Partial<OperationContext>,
  ): Promise<OperationOutput<Name>>;
}

/** Returns Motif for a folder. Nothing is read or loaded before it is asked for; close it at the end. */
export async function openMotif(options?: MotifOptions): Promise<MotifSdk> {
  const motif = await openParts(options);
  return {
    ...motif,
    search: (input, context) => runOperation(searchOperation, input, motif, context),
    run: async (name, input, context) =>
      runOperation(operationNamed(name), input, motif, context) as Promise<OperationOutput<typeof name>>,
  };
}

function operationNamed(name: string): Operation {
  const found = operations.find((operation) => operation.name === name);
  if (found === undefined) throw new RangeError(`Expected the name of an operation, received "${name}"`);
  return found;
}
