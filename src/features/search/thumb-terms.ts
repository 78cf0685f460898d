import { libraryMoments } from '../../core/library/library-moments.js';
import type { PictureSources } from '../../core/library/references.js';
import type { QueryThumbs, Thumb } from '../../core/library/thumbs.js';
import { type StandardisedTerm, standardise } from '../../core/query/standardise.js';
import { normalise, weightedSum } from '../../core/vector.js';

/**
 * What many thumbs weigh beside a query, whose own weights sum to 1: what is liked says more of what is meant than what is
 * not, by the usual ratio (0.75 to 0.15; Manning, Raghavan, Schuetze 2008, section 9.1.1).
 */
const weights: Readonly<Record<Thumb, number>> = { up: 1, down: -0.2 };
/**
 * The query counts as so many thumbs, as words do beside the examples of a concept: one liked picture is liked for one of
 * its sides, and with a fixed weight drew in all of them.
 */
const thumbsOfQuery = 3;

/**
 * Returns what the thumbs of a query add to it: a direction towards what the liked pictures have in common beside the
 * library's mean, and one away from what the disliked ones have, each standardised over the library as terms are. None for
 * pictures without vectors. Method: Rocchio (1971), in units of each direction's own spread, with weights that grow with
 * the number of thumbs.
 */
export async function thumbTerms(
  thumbs: QueryThumbs,
  { library, calibration }: PictureSources,
): Promise<StandardisedTerm[]> {
  const stored = await library.vectors.get([...thumbs.up, ...thumbs.down]);
  if (stored.size === 0) return [];
  const moments = await libraryMoments(library, (await calibration?.())?.pictures);
  if (moments === undefined) return [];
  const given = (['up', 'down'] as const).flatMap((thumb) => {
    const vectors = thumbs[thumb].map((id) => stored.get(id)).filter((vector) => vector !== undefined);
    if (vectors.length === 0) return [];
    const mean = weightedSum(vectors.map((vector) => ({ vector, weight: 1 / vectors.length })));
    const direction = normalise(mean.map((value, at) => value - moments.mean[at]!));
    const share = vectors.length / (vectors.length + thumbsOfQuery);
    return [{ weight: weights[thumb] * share, direction }];
  });
  return standardise(given, moments);
}
