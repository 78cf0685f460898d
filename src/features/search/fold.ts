import type { Asset } from '../../core/library/assets.js';
import { areSamePicture } from '../../core/library/copies.js';
import type { Library } from '../../core/library/library.js';
import type { Candidate } from './fusion.js';

export interface Folded {
  candidate: Candidate;
  asset: Asset;
  /** Paths of near copies further down; exact copies are paths of the asset. */
  nearCopies: string[];
}

/** Assets read from the ledger at a time. */
const batchSize = 500;

/**
 * Returns the first `limit` candidates with their assets; with `foldCopies`, a near copy of a picture further up joins
 * that picture. Candidates that are gone meanwhile are left out.
 */
export async function foldResults(
  candidates: readonly Candidate[],
  library: Library,
  options: { limit: number; foldCopies: boolean },
): Promise<Folded[]> {
  const shown: Folded[] = [];
  for (let start = 0; start < candidates.length && shown.length < options.limit; start += batchSize) {
    const batch = candidates.slice(start, start + batchSize);
    const assets = new Map(
      library.ledger.assets(batch.map(({ id }) => id)).map((asset) => [asset.id, asset]),
    );
    const vectors = options.foldCopies
      ? await library.vectors.get([...assets.keys(), ...shown.map(({ asset }) => asset.id)])
      : new Map();
    for (const candidate of batch) {
      const asset = assets.get(candidate.id);
      if (asset === undefined || asset.paths.length === 0) continue;
      const original = options.foldCopies
        ? shown.find((result) => areSamePicture(result.asset, asset, vectors))
        : undefined;
      if (original !== undefined) original.nearCopies.push(...asset.paths);
      else if (shown.length < options.limit) shown.push({ candidate, asset, nearCopies: [] });
    }
  }
  return shown;
}
