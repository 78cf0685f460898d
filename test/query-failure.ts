import { MotifError } from '../src/core/errors.js';
import { parseQuery } from '../src/core/query/grammar.js';

/** Returns the fault of a query text; throws where it is a query. */
export function queryFailure(query: string): MotifError {
  try {
    parseQuery(query);
  } catch (error) {
    if (error instanceof MotifError) return error;
    throw error;
  }
  throw new Error(`Expected a fault in ${query}`);
}
