import { MotifError } from '../errors.js';
import { parseQuery } from '../query/grammar.js';
import type { AssetFilter } from './assets.js';
import type { Library } from './library.js';
import { requireAsset } from './references.js';

export interface Choice {
  assets: readonly string[];
  query?: string | undefined;
}

/**
 * Returns the ids of the pictures that are named, then of those that pass the filters of `query`, newest first; each once.
 * All are looked up before anything changes: a name that is wrong leaves every picture as it was.
 */
export function chosenAssets({ assets, query }: Choice, library: Library, dir?: string): string[] {
  if (assets.length === 0 && query === undefined) {
    throw new MotifError('invalid_input', 'Expected pictures or filters for assets, received neither', {
      hint: "Name pictures by path or id, or all that pass filters: --query 'folder:spring'",
      path: 'assets',
    });
  }
  const { ledger } = library;
  const named = assets.map((reference) => requireAsset(library, reference, dir).id);
  const within = query === undefined ? undefined : ledger.select(filterOf(query));
  const filtered = within === undefined ? [] : ledger.newest({ limit: within.size, within });
  return [...new Set([...named, ...filtered])];
}

/** Returns the filters of a query text; throws `invalid_input` for one with terms: what looks alike has no sharp edge. */
export function filterOf(query: string): AssetFilter {
  const { terms, filter } = parseQuery(query);
  const [term] = terms;
  if (term !== undefined) {
    throw new MotifError(
      'invalid_input',
      `Expected only filters for query, received a term of kind ${term.kind}`,
      {
        hint: 'Search first, then give the ids that it prints. Filters are such as folder:spring type:png.',
        path: 'query',
      },
    );
  }
  if (Object.keys(filter).length > 0) return filter;
  throw new MotifError('invalid_input', 'Expected filters for query, received none', {
    hint: 'Filters are such as folder:spring type:png.',
    path: 'query',
  });
}
