import {
  createPaletteIndex,
  type PaletteIndex,
  type WantedPalette,
} from '../../core/colour/palette-index.js';
import { MotifError } from '../../core/errors.js';
import { libraryMoments, type Space } from '../../core/library/library-moments.js';
import { findAsset, findFile, type PictureSources, requireAsset } from '../../core/library/references.js';
import type { Term } from '../../core/query/query.js';
import {
  foldTerms,
  type StandardisedTerm,
  standardise,
  standardScore,
} from '../../core/query/standardise.js';
import { normalise, type UnitVector } from '../../core/vector.js';
import { type LooksTerm, looksDirection } from './looks-terms.js';
import { type PaletteTerm, wantedPalette } from './palette-terms.js';
import { termVectors, type VectorTerm } from './term-vectors.js';

/** Terms of one kind, with the places that they have in the query. */
export interface Channel {
  places: number[];
  /** Returns the pictures that these terms alone would choose. */
  nearest(options: { limit: number; within?: ReadonlySet<string> }): Promise<string[]>;
  /** Returns for each id the weighted standard score of each term; ids without what it takes are left out. */
  contributions(ids: readonly string[]): Promise<Map<string, number[]>>;
}

/** Below this length, as a share of what the terms would reach together, they cancel and what is left is rounding. */
const smallestShare = 1e-4;
const leastDeviation = 1e-4;

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

/** What differs between pictures in a weighted sum of linear terms is one dot product, which the index answers. */
export function linearChannel(
  { places, terms }: LinearTerms,
  direction: UnitVector | undefined,
  { library }: PictureSources,
  space: Space,
): Channel | undefined {
  if (terms.length === 0) return undefined;
  return {
    places,
    nearest: async (options) =>
      direction === undefined ? [] : (await library[space].nearest(direction, options)).map(({ id }) => id),
    async contributions(ids) {
      const stored = await library[space].get(ids);
      return new Map(
        [...stored].map(([id, vector]) => [
          id,
          terms.map((term) => term.weight * standardScore(term, vector)),
        ]),
      );
    },
  };
}

interface WeighedPalette {
  weight: number;
  wanted: WantedPalette;
  mean: number;
  deviation: number;
}

/** Returns the palettes among the terms as a channel, or undefined without any. */
export async function paletteChannel(
  weighed: readonly Weighed<PaletteTerm>[],
  sources: PictureSources,
): Promise<Channel | undefined> {
  if (weighed.length === 0) return undefined;
  const index: PaletteIndex = createPaletteIndex(sources.library.ledger.palettes());
  const palettes: WeighedPalette[] = await Promise.all(
    weighed.map(async ({ term, weight }) => {
      const wanted = await wantedPalette(term, sources);
      const { mean, deviation } = index.spread(wanted);
      return { weight, wanted, mean, deviation: Math.max(leastDeviation, deviation) };
    }),
  );
  return {
    places: weighed.map(({ place }) => place),
    nearest: async (options) =>
      palettes
        .filter(({ weight }) => weight > 0)
        .flatMap(({ wanted }) => index.nearest(wanted, options).map(({ id }) => id)),
    async contributions(ids) {
      const distances = palettes.map(({ wanted }) => index.distances(wanted, ids));
      return new Map(
        ids.map((id) => [
          id,
          palettes.map(({ weight, mean, deviation }, at) => {
            return (weight * (mean - (distances[at]!.get(id) ?? mean))) / deviation;
          }),
        ]),
      );
    },
  };
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
  const wanted = await Promise.all(
    weighed.map(async ({ term, weight }) => {
      const own = Math.log(await ratioOf(term.path, sources));
      const distances = new Map([...ratios].map(([id, ratio]) => [id, Math.abs(Math.log(ratio) - own)]));
      return { weight, distances, ...spreadOf([...distances.values()]) };
    }),
  );
  return {
    places: weighed.map(({ place }) => place),
    async nearest({ limit, within }) {
      return wanted
        .filter(({ weight }) => weight > 0)
        .flatMap(({ distances }) =>
          [...distances]
            .filter(([id]) => within === undefined || within.has(id))
            .sort(([idA, a], [idB, b]) => a - b || (idA < idB ? -1 : 1))
            .slice(0, limit)
            .map(([id]) => id),
        );
    },
    async contributions(ids) {
      return new Map(
        ids.map((id) => [
          id,
          wanted.map(({ weight, distances, mean, deviation }) => {
            return (weight * (mean - (distances.get(id) ?? mean))) / deviation;
          }),
        ]),
      );
    },
  };
}

function spreadOf(values: readonly number[]): { mean: number; deviation: number } {
  const count = Math.max(1, values.length);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  return { mean, deviation: Math.max(leastDeviation, Math.sqrt(variance)) };
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
