import { throwIfCancelled } from '../../core/errors.js';
import type { Operation } from '../../core/operation.js';

/**
 * Returns a function that runs work, at most `places` at a time; what comes later waits its turn.
 */
export function createTurns(places: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= places) await new Promise<void>((start) => waiting.push(start));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The place goes to the next without being free in between.
      if (next === undefined) running--;
      else next();
    }
  };
}

/**
 * Returns the operations, of which those that write for long run one after the other, whoever asks: two at once would only
 * refuse each other. Readers need no turn.
 */
export function writingInTurn(operations: readonly Operation[]): Operation[] {
  const inTurn = createTurns(1);
  return operations.map((operation) =>
    operation.long === true && operation.changes === true
      ? {
          ...operation,
          run: (input, motif, context) =>
            inTurn(() => {
              throwIfCancelled(context.signal);
              return operation.run(input, motif, context);
            }),
        }
      : operation,
  );
}
