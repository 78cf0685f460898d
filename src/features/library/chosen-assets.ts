import { MotifError } from '../../core/errors.js';
import { requireAsset } from '../../core/library/references.js';
import type { Motif } from '../../core/motif.js';
import { parseQuery } from '../../core/query/grammar.js';

export interface Choice {
  assets: readonly string[];
  query?: string | undefined;
}

/**
 * Returns the ids of the pictures that are named and of those that pass the filters of `query`, each once. All are looked
 * up before anything changes: a name that is wrong leaves every picture as it was.
 */
export async function chosenAssets({ assets, query }: Choice, motif: Motif): Promise<string[]> {
  if (assets.length === 0 && query === undefined) {
    throw new MotifError('invalid_input', 'Expected pictures or filters for assets, received neither', {
      hint: "For instance: motif tag add approved poster.png, or --query 'folder:spring'",
      path: 'assets',
    });
  }
  const library = await motif.library();
  const named = assets.map((reference) => requireAsset(library, reference, motif.options.dir).id);
  const filtered = query === undefined ? [] : library.ledger.select(filterOf(query));
  return [...new Set([...named, ...(filtered ?? [])])];
}

/** What looks alike has no sharp edge, so only filters choose the pictures of a change. */
function filterOf(query: string) {
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
