import { queryKey } from '../../core/library/anchored-query.js';
import type { PictureSources } from '../../core/library/references.js';
import type { QueryThumbs, Thumb } from '../../core/library/thumbs.js';
import type { Query } from '../../core/query/query.js';

/** Returns the thumbs that a query has on pictures that the library holds, or undefined without any. */
export function thumbsOf(
  query: Query,
  { library, dir }: Pick<PictureSources, 'library' | 'dir'>,
): QueryThumbs | undefined {
  const { up, down } = library.ledger.thumbs.of(queryKey(query, library, dir));
  const here = new Set(library.ledger.assets([...up, ...down]).map(({ id }) => id));
  if (here.size === 0) return undefined;
  return { up: up.filter((id) => here.has(id)), down: down.filter((id) => here.has(id)) };
}

/**
 * Returns the candidates with the liked ones first and the disliked ones last, each group in the given order: so no picture
 * ranks lower for its thumb up, or higher for its thumb down, whatever the others' thumbs make of the ranking.
 */
export function likedFirst<Found extends { id: string }>(
  candidates: readonly Found[],
  thumbs: QueryThumbs | undefined,
): Found[] {
  if (thumbs === undefined) return [...candidates];
  const thumbOf = thumbLookup(thumbs);
  const having = (thumb: Thumb | undefined) => candidates.filter(({ id }) => thumbOf(id) === thumb);
  return [...having('up'), ...having(undefined), ...having('down')];
}

/** Returns a function that gives the thumb of a picture. */
export function thumbLookup({ up, down }: QueryThumbs): (id: string) => Thumb | undefined {
  const thumbs = new Map<string, Thumb>([
    ...up.map((id) => [id, 'up'] as const),
    ...down.map((id) => [id, 'down'] as const),
  ]);
  return (id) => thumbs.get(id);
}

/** Returns the note that says so where thumbs had a part in the ranking. */
export function notesOnThumbs(thumbs: QueryThumbs | undefined): string[] {
  if (thumbs === undefined) return [];
  const counted = [
    ...(thumbs.up.length === 0 ? [] : [`${thumbs.up.length} up`]),
    ...(thumbs.down.length === 0 ? [] : [`${thumbs.down.length} down`]),
  ];
  return [`Ranked with the thumbs of this query (${counted.join(', ')}); --no-feedback ranks without them.`];
}
