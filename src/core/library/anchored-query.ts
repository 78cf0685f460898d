import path from 'node:path';
import { formatQuery } from '../query/format.js';
import { isSwatchFile } from '../query/palette-term.js';
import type { Query, Term } from '../query/query.js';
import { uploadedId } from '../upload-reference.js';
import type { Library } from './library.js';
import { findAsset, findFile } from './references.js';

/**
 * Returns the query with its pictures and files named so that they are the same from any folder: pictures of the library
 * by id, other files by their whole path. `missing` is asked for what a reference becomes that names nothing; it stays as
 * it is by default.
 */
export function anchoredQuery(
  { terms, filter }: Query,
  library: Library,
  dir?: string,
  missing: (reference: string) => string = (reference) => reference,
): Query {
  return { terms: terms.map((term) => anchoredTerm(term, { library, dir, missing })), filter };
}

interface Place {
  library: Library;
  dir: string | undefined;
  missing(reference: string): string;
}

function anchoredTerm(term: Term, place: Place): Term {
  const { library, dir } = place;
  switch (term.kind) {
    case 'image': {
      const asset = findAsset(library, term.path, dir);
      if (asset !== undefined) return { kind: 'asset', id: asset.id, weight: term.weight };
      return { ...term, path: wholePath(term.path, place) };
    }
    case 'paletteOf': {
      const asset = isSwatchFile(term.path) ? undefined : findAsset(library, term.path, dir);
      return { ...term, path: asset?.id ?? wholePath(term.path, place) };
    }
    case 'likeness':
      return { ...term, path: findAsset(library, term.path, dir)?.id ?? wholePath(term.path, place) };
    case 'sketch':
      return { ...term, path: wholePath(term.path, place) };
    default:
      return term;
  }
}

function wholePath(reference: string, { dir, missing }: Place): string {
  // An upload is the same from any folder, and its file is not there for long.
  const file = uploadedId(reference) === undefined ? findFile(reference, dir) : undefined;
  return file === undefined ? missing(reference) : path.resolve(file);
}

/** Returns the text under which what people say of a query is kept: its normal form, the same from any folder. */
export function queryKey(query: Query, library: Library, dir?: string): string {
  return formatQuery(anchoredQuery(query, library, dir));
}
