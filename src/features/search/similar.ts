import { type PictureSources, pictureVector } from '../../core/library/references.js';
import { formatQuery, formatTerm } from '../../core/query/format.js';
import type { SearchOutput } from '../../core/results/schemas.js';
import { foldResults } from './fold.js';
import { notesOn, toResults } from './search.js';

export interface SimilarRequest {
  image: string;
  limit: number;
  foldCopies: boolean;
}

/** Returns the pictures nearest to a picture by meaning, without the picture itself. */
export async function findSimilar(request: SimilarRequest, parts: PictureSources): Promise<SearchOutput> {
  const { library } = parts;
  const { vector, asset } = await pictureVector(request.image, parts);
  const searched = library.ledger.counts().encoded - (asset === undefined ? 0 : 1);
  const limit = Math.max(200, request.limit * 3) + 1;
  const neighbours = searched <= 0 ? [] : await library.vectors.nearest(vector, { limit });
  const candidates = neighbours
    .filter(({ id }) => id !== asset?.id)
    .map(({ id, similarity }) => ({
      id,
      similarity,
      influences: [1],
      fusion: similarity,
      matched: ['meaning' as const],
    }));
  const term =
    asset === undefined
      ? { kind: 'image' as const, path: request.image }
      : { kind: 'asset' as const, id: asset.id };
  return {
    query: formatQuery({ terms: [{ ...term, weight: 1 }], filter: {} }),
    terms: [{ term: formatTerm({ ...term, weight: 1 }), weight: 1 }],
    model: library.identity.modelId,
    searched: Math.max(0, searched),
    results: toResults(await foldResults(candidates, library, request)),
    notes: notesOn(library, {}, searched),
  };
}
