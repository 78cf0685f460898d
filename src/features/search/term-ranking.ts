import {
  createPaletteIndex,
  type PaletteIndex,
  type WantedPalette,
} from '../../core/colour/palette-index.js';
import { MotifError } from '../../core/errors.js';
import { libraryMoments } from '../../core/library/library-moments.js';
import type { PictureSources } from '../../core/library/references.js';
import type { Term } from '../../core/query/query.js';
import {
  foldTerms,
  influences,
  type StandardisedTerm,
  standardise,
  standardScore,
} from '../../core/query/standardise.js';
import { normalise, similarity, type UnitVector } from '../../core/vector.js';
import { type PaletteTerm, wantedPalette } from './palette-terms.js';
import { isVectorTerm, termVectors, type VectorTerm } from './term-vectors.js';

/** A picture with what the terms of a query say of it. */
export interface TermMatch {
  id: string;
  /** Cosine with the folded terms; null where no term has a vector. */
  similarity: number | null;
  /** Weighted sum of the terms' standard scores. */
  score: number;
  /** Share of each term, in the order of the query, in what speaks for the picture or (negative) against it. */
  influences: number[];
}

export interface TermRanking {
  /** Returns the best pictures by all terms together, best first. */
  best(options: { limit: number; within?: ReadonlySet<string> }): Promise<TermMatch[]>;
  /** Returns what the terms say of the given pictures. */
  of(ids: readonly string[]): Promise<Map<string, TermMatch>>;
}

/** Below this length, as a share of what the terms would reach together, they cancel and what is left is rounding. */
const smallestShare = 1e-4;

/**
 * Returns the ranking of a query with at least one term. Each term counts in standard deviations of its own score over the
 * library, so that weights mean influence; a single term ranks as its plain cosine or distance does. Throws `invalid_input`
 * for terms that cancel each other or that search cannot weigh.
 */
export async function rankByTerms(terms: readonly Term[], sources: PictureSources): Promise<TermRanking> {
  const total = terms.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
  const vectorTerms = terms.filter((term): term is VectorTerm => isVectorTerm(term));
  const paletteTerms = terms.filter((term): term is PaletteTerm => !isVectorTerm(term));
  const linear = await standardised(vectorTerms, total, sources);
  const palettes = await withPalettes(paletteTerms, total, sources);
  const direction = linear.length === 0 ? undefined : foldedDirection(linear, palettes.length > 0);
  const places = terms.map((term) =>
    isVectorTerm(term)
      ? vectorTerms.indexOf(term)
      : vectorTerms.length + paletteTerms.indexOf(term as PaletteTerm),
  );
  const { vectors } = sources.library;

  async function of(ids: readonly string[]): Promise<Map<string, TermMatch>> {
    const stored = direction === undefined ? undefined : await vectors.get(ids);
    const distances = palettes.map(({ index, wanted }) => index.distances(wanted, ids));
    const matches = new Map<string, TermMatch>();
    for (const id of ids) {
      const vector = stored?.get(id);
      if (stored !== undefined && vector === undefined) continue;
      const contributions = [
        ...linear.map((term) => term.weight * standardScore(term, vector!)),
        ...palettes.map(({ weight, mean, deviation }, at) => {
          const distance = distances[at]!.get(id) ?? mean;
          return (weight * (mean - distance)) / deviation;
        }),
      ];
      matches.set(id, {
        id,
        similarity: direction === undefined ? null : similarity(direction, vector!),
        score: contributions.reduce((sum, value) => sum + value, 0),
        influences: influences(places.map((place) => contributions[place]!)),
      });
    }
    return matches;
  }

  return {
    of,
    async best(options) {
      const near = direction === undefined ? [] : await vectors.nearest(direction, options);
      const coloured = palettes
        .filter(({ weight }) => weight > 0)
        .flatMap(({ index, wanted }) => index.nearest(wanted, options));
      const ids = [...new Set([...near, ...coloured].map(({ id }) => id))];
      const matches = [...(await of(ids)).values()];
      return matches.sort(byScore).slice(0, options.limit);
    },
  };
}

async function standardised(
  terms: readonly VectorTerm[],
  total: number,
  sources: PictureSources,
): Promise<StandardisedTerm[]> {
  if (terms.length === 0) return [];
  const directions = await termVectors(terms, sources);
  const card = await sources.calibration?.();
  const moments = await libraryMoments(sources.library, card?.pictures);
  if (moments === undefined) return [];
  return standardise(
    terms.map(({ weight }, at) => ({ weight: weight / total, direction: directions[at]! })),
    moments,
  );
}

interface WeighedPalette {
  weight: number;
  wanted: WantedPalette;
  index: PaletteIndex;
  mean: number;
  deviation: number;
}

async function withPalettes(
  terms: readonly PaletteTerm[],
  total: number,
  sources: PictureSources,
): Promise<WeighedPalette[]> {
  if (terms.length === 0) return [];
  const index = createPaletteIndex(sources.library.ledger.palettes());
  return Promise.all(
    terms.map(async (term) => {
      const wanted = await wantedPalette(term, sources);
      const { mean, deviation } = index.spread(wanted);
      return { weight: term.weight / total, wanted, index, mean, deviation: Math.max(1e-4, deviation) };
    }),
  );
}

function foldedDirection(terms: readonly StandardisedTerm[], hasOthers: boolean): UnitVector | undefined {
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

function byScore(one: TermMatch, other: TermMatch): number {
  return other.score - one.score || (one.id < other.id ? -1 : 1);
}
