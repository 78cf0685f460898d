import { MotifError } from '../../core/errors.js';
import { queryKey } from '../../core/library/anchored-query.js';
import type { Library } from '../../core/library/library.js';
import { findAsset, requireAsset } from '../../core/library/references.js';
import type { QueryThumbs } from '../../core/library/thumbs.js';
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

/**
 * Returns the id of the picture that a reference names: one of the library, or by id one that has left it and still has a
 * thumb. Throws `not_found` for neither, `invalid_input` for the beginning of several ids.
 */
export function judgedPicture(
  library: Library,
  { up, down }: QueryThumbs,
  reference: string,
  dir?: string,
): string {
  const asset = findAsset(library, reference, dir);
  if (asset !== undefined) return asset.id;
  const start = reference.toLowerCase();
  const [id, ...others] = /^[0-9a-f]{4,32}$/.test(start)
    ? [...up, ...down].filter((own) => own.startsWith(start))
    : [];
  if (others.length > 0) {
    throw new MotifError('invalid_input', `Expected one picture for ${reference}, received several`, {
      hint: 'Give more digits of the id.',
      path: 'assets',
    });
  }
  return id ?? requireAsset(library, reference, dir).id;
}
