import path from 'node:path';
import { MotifError } from '../../core/errors.js';
import type { Library } from '../../core/library/library.js';
import { findAsset, findFile } from '../../core/library/references.js';
import { formatQuery } from '../../core/query/format.js';
import { parseQuery } from '../../core/query/grammar.js';
import { isSwatchFile } from '../../core/query/palette-term.js';
import type { Term } from '../../core/query/query.js';

/**
 * Returns a query text in the normal form in which it is saved: its pictures and files are named so that they are the same
 * from any folder, those of the library by id, others by their whole path. Throws `invalid_input` for what is no query or
 * empty, `not_found` for a picture, file or board that is not there.
 */
export function normalQuery(text: string, library: Library, dir?: string): string {
  const { terms, filter } = parseQuery(text);
  if (terms.length === 0 && Object.keys(filter).length === 0) {
    throw new MotifError('invalid_input', 'Expected words, terms or filters for query, received none', {
      hint: 'For instance: motif saved add lamps "lamp type:png".',
      path: 'query',
    });
  }
  // Looks up the boards that it names.
  library.ledger.select(filter);
  return formatQuery({ terms: terms.map((term) => anchoredTerm(term, library, dir)), filter });
}

function anchoredTerm(term: Term, library: Library, dir?: string): Term {
  switch (term.kind) {
    case 'image': {
      const asset = findAsset(library, term.path, dir);
      if (asset !== undefined) return { kind: 'asset', id: asset.id, weight: term.weight };
      return { ...term, path: wholePath(term.path, dir) };
    }
    case 'paletteOf': {
      const asset = isSwatchFile(term.path) ? undefined : findAsset(library, term.path, dir);
      return { ...term, path: asset?.id ?? wholePath(term.path, dir) };
    }
    case 'likeness':
      return { ...term, path: findAsset(library, term.path, dir)?.id ?? wholePath(term.path, dir) };
    case 'sketch':
      return { ...term, path: wholePath(term.path, dir) };
    default:
      return term;
  }
}

function wholePath(reference: string, dir?: string): string {
  const file = findFile(reference, dir);
  if (file !== undefined) return path.resolve(file);
  throw new MotifError('not_found', `Expected a file that is there, received "${reference}"`, {
    hint: 'A query is saved with its pictures and files; give the path of one that exists.',
    path: reference,
  });
}
