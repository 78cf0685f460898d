import { z } from 'zod';
import type { Operation } from '../../core/operation.js';

/**
 * What is offered of the operations: `everything` that the command line does, all but what is for this machine only
 * (`served`), or of that what changes nothing (`reading`).
 */
export type Offer = 'everything' | 'served' | 'reading';

/** An operation as it is offered to agents. */
export interface Offered {
  declared: Operation;
  /** Its inputs, without those that are not offered. */
  input: z.ZodObject;
}

/** Returns the operations that are offered. */
export function offered(operations: readonly Operation[], offer: Offer): readonly Offered[] {
  if (offer === 'everything') return operations.map((declared) => ({ declared, input: declared.input }));
  return operations
    .filter(({ localOnly, changes }) => localOnly !== true && (offer === 'served' || changes !== true))
    .map((declared) => ({ declared, input: withoutLocalFields(declared) }));
}

function withoutLocalFields({ input, localOnly }: Operation): z.ZodObject {
  if (localOnly === undefined || localOnly === true || localOnly.length === 0) return input;
  return z.object(
    Object.fromEntries(Object.entries(input.shape).filter(([name]) => !localOnly.includes(name))),
  );
}
