/** A picture of a list: a result of a search, or one of a board. */
export interface ListedPicture {
  /** Place in the list, from 1. */
  rank: number;
  id: string;
  /** Relative to the library's root; this and what follows are absent for a picture that has left the library. */
  path?: string | undefined;
  format?: string | undefined;
  widthPx?: number | undefined;
  heightPx?: number | undefined;
  similarity?: number | null;
  matched?: readonly string[];
  copies?: readonly string[];
}

/** What stands above a list. */
export interface Heading {
  title: string;
  subtitle: string;
}

/** Returns what stands above the results of a search. */
export function headingOfSearch(answer: {
  query: string;
  model: string;
  searched: number;
  results: readonly unknown[];
}): Heading {
  const { query, model, searched, results } = answer;
  // The quotes of a query that is one text are the grammar's, not the person's.
  const asked = /^"([^"\\]+)"$/.exec(query)?.[1] ?? query;
  return {
    title: query === '' ? 'All pictures, newest first' : asked,
    subtitle: `${results.length} of ${searched} ${searched === 1 ? 'picture' : 'pictures'} · model ${model}`,
  };
}
