import {
  createPaletteIndex,
  type PaletteIndex,
  type WantedPalette,
} from '../../core/colour/palette-index.js';
import { MotifError } from '../../core/errors.js';
import { libraryMoments, type Space } from '../../core/library/library-moments.js';
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
import { type SketchTerm, sketchDirection } from './sketch-terms.js';
import { termVectors, type VectorTerm } from './term-vectors.js';

/** A picture with what the terms of a query say of it. */
export interface TermMatch {
  id: string;
  /** Cosine with the folded terms; null where no term has a vector of the encoder. */
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

/** Terms of one kind, with the places that they have in the query. */
interface Channel {
  places: number[];
  /** Returns the pictures that these terms alone would choose. */
  nearest(options: { limit: number; within?: ReadonlySet<string> }): Promise<string[]>;
  /** Returns for each id the weighted standard score of each term; ids without what it takes are left out. */
  contributions(ids: readonly string[]): Promise<Map<string, number[]>>;
}

/** Below this length, as a share of what the terms would reach together, they cancel and what is left is rounding. */
const smallestShare = 1e-4;
const leastDeviation = 1e-4;

/**
 * Returns the ranking of a query with at least one term. Each term counts in standard deviations of its own score over the
 * library, so that weights mean influence; a single term ranks as its plain cosine or distance does. Throws `invalid_input`
 * for terms that cancel each other.
 */
export async function rankByTerms(terms: readonly Term[], sources: PictureSources): Promise<TermRanking> {
  const total = terms.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
  const shares = terms.map((term, place) => ({ term, place, weight: term.weight / total }));
  const meaning = await linearTerms(shares.filter(isVectorTerm), sources, 'vectors');
  const looks = await linearTerms(shares.filter(isSketchTerm), sources, 'looks');
  const colours = await paletteChannel(shares.filter(isPaletteTerm), sources);
  const direction = foldedDirection(meaning.terms, looks.terms.length > 0 || colours !== undefined);
  const channels = [
    linearChannel(meaning, direction, sources, 'vectors'),
    linearChannel(looks, foldedDirection(looks.terms, true), sources, 'looks'),
    colours,
  ].filter((channel) => channel !== undefined);

  async function of(ids: readonly string[]): Promise<Map<string, TermMatch>> {
    const found = await Promise.all(channels.map((channel) => channel.contributions(ids)));
    const stored = direction === undefined ? undefined : await sources.library.vectors.get(ids);
    const matches = new Map<string, TermMatch>();
    for (const id of ids) {
      const parts = found.map((contributions) => contributions.get(id));
      if (parts.some((part) => part === undefined)) continue;
      const contributions = new Array<number>(terms.length).fill(0);
      channels.forEach(({ places }, at) => {
        for (const [index, place] of places.entries()) contributions[place] = parts[at]![index]!;
      });
      matches.set(id, {
        id,
        similarity: direction === undefined ? null : similarity(direction, stored!.get(id)!),
        score: contributions.reduce((sum, value) => sum + value, 0),
        influences: influences(contributions),
      });
    }
    return matches;
  }

  return {
    of,
    async best(options) {
      const chosen = await Promise.all(channels.map((channel) => channel.nearest(options)));
      const matches = [...(await of([...new Set(chosen.flat())])).values()];
      return matches.sort(byScore).slice(0, options.limit);
    },
  };
}

interface Weighed<Kind extends Term = Term> {
  term: Kind;
  place: number;
  weight: number;
}

function isVectorTerm(weighed: Weighed): weighed is Weighed<VectorTerm> {
  return ['text', 'image', 'asset', 'concept'].includes(weighed.term.kind);
}

function isSketchTerm(weighed: Weighed): weighed is Weighed<SketchTerm> {
  return weighed.term.kind === 'sketch';
}

function isPaletteTerm(weighed: Weighed): weighed is Weighed<PaletteTerm> {
  return weighed.term.kind === 'palette' || weighed.term.kind === 'paletteOf';
}

interface LinearTerms {
  places: number[];
  terms: StandardisedTerm[];
}

async function linearTerms(
  weighed: readonly Weighed<VectorTerm | SketchTerm>[],
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
      ? await termVectors(terms as VectorTerm[], sources)
      : await Promise.all((terms as SketchTerm[]).map((term) => sketchDirection(term, moments, sources)));
  const given = weighed.map(({ weight }, at) => ({ weight, direction: directions[at]! }));
  return { places: weighed.map(({ place }) => place), terms: standardise(given, moments) };
}

/** What differs between pictures in a weighted sum of linear terms is one dot product, which the index answers. */
function linearChannel(
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

async function paletteChannel(
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

function foldedDirection(terms: readonly StandardisedTerm[], hasOthers: boolean): UnitVector | undefined {
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

function byScore(one: TermMatch, other: TermMatch): number {
  return other.score - one.score || (one.id < other.id ? -1 : 1);
}
