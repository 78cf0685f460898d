import { findAsset, type PictureSources, pictureVector } from '../../core/library/references.js';
import { formatQuery, formatTerm } from '../../core/query/format.js';
import type { Term } from '../../core/query/query.js';
import type { SearchOutput } from '../../core/results/schemas.js';
import { likenessTerms } from './dials.js';
import { foldResults } from './fold.js';
import { type Candidate, sideOf } from './fusion.js';
import { relevanceOf } from './relevance.js';
import { notesOn, toResults } from './search.js';
import { rankByTerms } from './term-ranking.js';

export interface SimilarRequest {
  image: string;
  /** Sides that count, such as `style` or `style:0.7,colour:0.3`; all that the encoder sees by default. */
  by?: string | undefined;
  limit: number;
  foldCopies: boolean;
}

/** Returns the pictures nearest to a picture, as a whole or by some of its sides, without the picture itself. */
export async function findSimilar(request: SimilarRequest, parts: PictureSources): Promise<SearchOutput> {
  const { library, dir } = parts;
  const own =
    request.by === undefined
      ? (await pictureVector(request.image, parts)).asset
      : findAsset(library, request.image, dir);
  const terms =
    request.by === undefined
      ? [wholePicture(request.image, own?.id)]
      : likenessTerms(request.image, request.by);
  const searched = Math.max(0, library.ledger.counts().encoded - (own === undefined ? 0 : 1));
  const limit = Math.max(200, request.limit * 3) + 1;
  const matches = searched === 0 ? [] : await (await rankByTerms(terms, parts)).best({ limit });
  const candidates = matches
    .filter(({ id }) => id !== own?.id)
    .map(
      ({ id, similarity, influences, cosines, score }): Candidate => ({
        id,
        similarity,
        influences,
        cosines,
        fusion: score,
        matched: [sideOf({ similarity })],
      }),
    );
  return {
    query: formatQuery({ terms, filter: {} }),
    terms: terms.map((term) => ({ term: formatTerm({ ...term, weight: 1 }), weight: term.weight })),
    model: library.identity.modelId,
    searched,
    results: toResults(await foldResults(candidates, library, request), await relevanceOf(terms, parts)),
    notes: notesOn(library, {}, searched),
  };
}

function wholePicture(path: string, id: string | undefined): Term {
  return id === undefined ? { kind: 'image', path, weight: 1 } : { kind: 'asset', id, weight: 1 };
}
