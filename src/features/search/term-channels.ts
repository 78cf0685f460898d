import { createPaletteIndex } from '../../core/colour/palette-index.js';
import { MotifError } from '../../core/errors.js';
import { libraryMoments, type Space } from '../../core/library/library-moments.js';
import { findAsset, findFile, type PictureSources, requireAsset } from '../../core/library/references.js';
import type { Term } from '../../core/query/query.js';
import {
  contribution,
  foldTerms,
  leastDeviation,
  type StandardisedTerm,
  standardise,
  standardScore,
} from '../../core/query/standardise.js';
import { dot, normalise, similarity, type UnitVector } from '../../core/vector.js';
import { type LooksTerm, looksDirection } from './looks-terms.js';
import { type PaletteTerm, wantedPalette } from './palette-terms.js';
import { termVectors, type VectorTerm } from './term-vectors.js';

/** Terms of one kind, with the places that they have in the query. */
export interface Channel {
  places: number[];
  /** Returns the pictures that these terms alone would choose. */
  nearest(options: { limit: number; within?: ReadonlySet<string> }): Promise<string[]>;
  /** Returns what the terms say of each id; ids without what it takes are left out. */
  contributions(ids: readonly string[]): Promise<Map<string, Contribution>>;
}

export interface Contribution {
  /** What each term adds to the picture's score. */
  scores: number[];
  /** Cosine with each term, where these are vectors of the encoder. */
  cosines?: number[];
  /** Cosine with the folded terms of the encoder. */
  similarity?: number;
  /** What is no term of the query adds to the score: thumbs. */
  besides?: number;
}

/** Below this length, as a share of what the terms would reach together, they cancel and what is left is rounding. */
const smallestShare = 1e-4;

/** A term with its place in the query and its share of the weights' sizes. */
export interface Weighed<Kind extends Term = Term> {
  term: Kind;
  place: number;
  weight: number;
}

/** Returns whether a term is a direction of the encoder's space. */
export function isVectorTerm(weighed: Weighed): weighed is Weighed<VectorTerm> {
  return !isLooksTerm(weighed) && !isPaletteTerm(weighed) && !isRatioTerm(weighed);
}

/** Returns whether a term is a direction of looks. */
export function isLooksTerm(weighed: Weighed): weighed is Weighed<LooksTerm> {
  const { term } = weighed;
  return term.kind === 'sketch' || (term.kind === 'likeness' && term.by === 'composition');
}

/** Returns whether a term is a palette. */
export function isPaletteTerm(weighed: Weighed): weighed is Weighed<PaletteTerm> {
  return weighed.term.kind === 'palette' || weighed.term.kind === 'paletteOf';
}

export interface LinearTerms {
  places: number[];
  terms: StandardisedTerm[];
}

/** Returns the terms that are vectors of a space, each standardised over the library. */
export async function linearTerms(
  weighed: readonly Weighed<VectorTerm | LooksTerm>[],
  sources: PictureSources,
  space: Space,
): Promise<LinearTerms> {
  if (weighed.length === 0) return { places: [], terms: [] };
  const general = space === 'vectors' ? (await sources.calibration?.())?.pictures : undefined;
  const moments = await libraryMoments(sources.library, general, space);
  if (moments === undefined) return { places: [], terms: [] };
  const terms = weighed.map(({ term }) => term);
  const directions =
    space === 'vectors'
      ? await termVectors(terms as VectorTerm[], moments.mean, sources)
      : await Promise.all((terms as LooksTerm[]).map((term) => looksDirection(term, moments, sources)));
  const given = weighed.map(({ weight }, at) => ({ weight, direction: directions[at]! }));
  return { places: weighed.map(({ place }) => place), terms: standardise(given, moments) };
}

/**
 * What differs between pictures in a weighted sum of linear terms is one dot product, which the index answers: candidates,
 * whose exact score is told by `contributions`. What stands
 * `besides` the terms of the query joins that sum; `direction` is that of the terms alone, which similarity is told by.
 */
export function linearChannel(
  { places, terms }: LinearTerms,
  direction: UnitVector | undefined,
  { library }: PictureSources,
  space: Space,
  besides: readonly StandardisedTerm[] = [],
): Channel | undefined {
  if (terms.length + besides.length === 0) return undefined;
  // What a negative term takes away is told of each picture; searching away from it would lead to anything at all.
  const wanted = [...terms.filter(({ weight }) => weight > 0), ...besides];
  const searched = foldedDirection(wanted, true) ?? direction;
  return {
    places,
    nearest: async (options) =>
      searched === undefined ? [] : (await library[space].nearest(searched, options)).map(({ id }) => id),
    async contributions(ids) {
      const stored = await library[space].get(ids);
      return new Map(
        [...stored].map(([id, vector]) => {
          const isMeaning = space === 'vectors' && direction !== undefined;
          return [
            id,
            {
              scores: terms.map((term) => contribution(term.weight, standardScore(term, vector))),
              ...(space === 'vectors' ? { cosines: terms.map((term) => dot(term.direction, vector)) } : {}),
              ...(isMeaning ? { similarity: similarity(direction, vector) } : {}),
              ...(besides.length === 0
                ? {}
                : {
                    besides: besides.reduce(
                      (sum, term) => sum + contribution(term.weight, standardScore(term, vector)),
                      0,
                    ),
                  }),
            },
          ];
        }),
      );
    },
  };
}

/** A term that is a distance: how far each picture is, and what that usually is in the library. */
interface DistanceTerm {
  weight: number;
  mean: number;
  deviation: number;
  distances(ids: readonly string[]): ReadonlyMap<string, number>;
  nearest(options: { limit: number; within?: ReadonlySet<string> }): string[];
}

/** A picture whose distance is not known is as far as the mean. */
function distanceChannel(places: number[], terms: readonly DistanceTerm[]): Channel | undefined {
  if (terms.length === 0) return undefined;
  return {
    places,
    nearest: async (options) =>
      terms.filter(({ weight }) => weight > 0).flatMap((term) => term.nearest(options)),
    async contributions(ids) {
      const distances = terms.map((term) => term.distances(ids));
      const scores = (id: string) =>
        terms.map(({ weight, mean, deviation }, at) => {
          const distance = distances[at]!.get(id) ?? mean;
          return contribution(weight, (mean - distance) / Math.max(leastDeviation, deviation));
        });
      return new Map(ids.map((id) => [id, { scores: scores(id) }]));
    },
  };
}

/** Returns the palettes among the terms as a channel, or undefined without any. */
export async function paletteChannel(
  weighed: readonly Weighed<PaletteTerm>[],
  sources: PictureSources,
): Promise<Channel | undefined> {
  if (weighed.length === 0) return undefined;
  const index = createPaletteIndex(sources.library.ledger.palettes());
  const terms = await Promise.all(
    weighed.map(async ({ term, weight }): Promise<DistanceTerm> => {
      const wanted = await wantedPalette(term, sources);
      return {
        weight,
        ...index.spread(wanted),
        distances: (ids) => index.distances(wanted, ids),
        nearest: (options) => index.nearest(wanted, options).map(({ id }) => id),
      };
    }),
  );
  return distanceChannel(
    weighed.map(({ place }) => place),
    terms,
  );
}

/**
 * Returns the one direction of terms, or undefined where there are none or they cancel while others remain; throws
 * `invalid_input` where they cancel and nothing else is asked for.
 */
export function foldedDirection(
  terms: readonly StandardisedTerm[],
  hasOthers: boolean,
): UnitVector | undefined {
  if (terms.length === 0) return undefined;
  const folded = foldTerms(terms);
  const reach = terms.reduce((sum, { weight, deviation }) => sum + Math.abs(weight) / deviation, 0);
  if (Math.hypot(...folded) >= smallestShare * reach) return normalise(folded);
  if (hasOthers) return undefined;
  throw new MotifError(
    'invalid_input',
    'Expected terms that lead somewhere, received terms that cancel each other',
    { hint: 'Change a weight or leave a term out.' },
  );
}

/** A picture whose shape counts. */
type RatioTerm = Extract<Term, { kind: 'likeness' }>;

/** Returns whether a term is the ratio of a picture's sides. */
export function isRatioTerm(weighed: Weighed): weighed is Weighed<RatioTerm> {
  return weighed.term.kind === 'likeness' && weighed.term.by === 'ratio';
}

/** Returns the ratios among the terms as a channel, or undefined without any. A ratio is as far from another as its logarithm. */
export async function ratioChannel(
  weighed: readonly Weighed<RatioTerm>[],
  sources: PictureSources,
): Promise<Channel | undefined> {
  if (weighed.length === 0) return undefined;
  const ratios = sources.library.ledger.ratios();
  const terms = await Promise.all(
    weighed.map(async ({ term, weight }): Promise<DistanceTerm> => {
      const own = Math.log(await ratioOf(term.path, sources));
      const distances = new Map([...ratios].map(([id, ratio]) => [id, Math.abs(Math.log(ratio) - own)]));
      return {
        weight,
        ...spreadOf([...distances.values()]),
        distances: () => distances,
        nearest: ({ limit, within }) =>
          [...distances]
            .filter(([id]) => within === undefined || within.has(id))
            .sort(([idA, a], [idB, b]) => a - b || (idA < idB ? -1 : 1))
            .slice(0, limit)
            .map(([id]) => id),
      };
    }),
  );
  return distanceChannel(
    weighed.map(({ place }) => place),
    terms,
  );
}

function spreadOf(values: readonly number[]): { mean: number; deviation: number } {
  const count = Math.max(1, values.length);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  return { mean, deviation: Math.sqrt(variance) };
}

async function ratioOf(reference: string, { library, dir, signal }: PictureSources): Promise<number> {
  const file = findFile(reference, dir);
  const asset =
    file === undefined ? requireAsset(library, reference, dir) : findAsset(library, reference, dir);
  if (asset !== undefined) return asset.widthPx / asset.heightPx;
  const { decodeImage } = await import('../../core/image.js');
  const { info } = await decodeImage(file!, { shortEdgePx: 16, signal });
  return info.widthPx / info.heightPx;
}
