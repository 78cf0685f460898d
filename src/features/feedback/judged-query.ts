import { MotifError } from '../../core/errors.js';
import { queryKey } from '../../core/library/anchored-query.js';
import type { Library } from '../../core/library/library.js';
import { parseQuery } from '../../core/query/grammar.js';

/**
 * Returns the normal form of a query text, under which its thumbs are kept. Throws `invalid_input` for what is no query and
 * for one that ranks nothing.
 */
export function judgedQuery(text: string, library: Library, dir?: string): string {
  const query = parseQuery(text);
  if (query.terms.length === 0) {
    throw new MotifError('invalid_input', 'Expected words or other terms for query, received none', {
      hint: 'Filters alone rank nothing, so that there is nothing to judge. For instance: motif feedback up "red umbrella" a.png.',
      path: 'query',
    });
  }
  // The database's own quoting, on which undo rests, ends a text there.
  if (text.includes('\0')) {
    throw new MotifError('invalid_input', 'Expected text for query, received a NUL character in it', {
      hint: 'Leave it out: no picture is found by it.',
      path: 'query',
    });
  }
  return queryKey(query, library, dir);
}
