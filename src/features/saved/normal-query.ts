import { MotifError } from '../../core/errors.js';
import { anchoredQuery } from '../../core/library/anchored-query.js';
import type { Library } from '../../core/library/library.js';
import { formatQuery } from '../../core/query/format.js';
import { parseQuery } from '../../core/query/grammar.js';
import { uploadedId } from '../../core/upload-reference.js';

/**
 * Returns a query text in the normal form in which it is saved: its pictures and files are named so that they are the same
 * from any folder, those of the library by id, others by their whole path. Throws `invalid_input` for what is no query or
 * empty, `not_found` for a picture, file or board that is not there.
 */
export function normalQuery(text: string, library: Library, dir?: string): string {
  const query = parseQuery(text);
  if (query.terms.length === 0 && Object.keys(query.filter).length === 0) {
    throw new MotifError('invalid_input', 'Expected words, terms or filters for query, received none', {
      hint: 'For instance: motif saved add lamps "lamp type:png".',
      path: 'query',
    });
  }
  // Looks up the boards that it names.
  library.ledger.select(query.filter);
  return formatQuery(anchoredQuery(query, library, dir, refuseMissing));
}

function refuseMissing(reference: string): never {
  if (uploadedId(reference) !== undefined) {
    throw new MotifError(
      'invalid_input',
      'Expected pictures that stay for a saved query, received an upload',
      {
        hint: 'Uploads are kept for a day: put the picture into a folder of the library first.',
        path: 'query',
      },
    );
  }
  throw new MotifError('not_found', `Expected a file that is there, received "${reference}"`, {
    hint: 'A query is saved with its pictures and files; give the path of one that exists.',
    path: reference,
  });
}
