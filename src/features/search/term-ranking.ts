import type { PictureSources } from '../../core/library/references.js';
import type { QueryThumbs } from '../../core/library/thumbs.js';
import type { Term } from '../../core/query/query.js';
import { influences } from '../../core/query/standardise.js';
import { normalise, similarity } from '../../core/vector.js';
import {
  foldedDirection,
  isLooksTerm,
  isPaletteTerm,
  isRatioTerm,
  isVectorTerm,
  linearChannel,
  linearTerms,
  paletteChannel,
  ratioChannel,
  type Weighed,
} from './term-channels.js';
import { isPlainTerm, type PlainTerm, plainVectors } from './term-vectors.js';
import { thumbTerms } from './thumb-terms.js';

/** So many candidates by the plain weighted sum are scored exactly, however few are asked for. */
const scoredExactly = 500;

/** A picture with what the terms of a query say of it. */
export interface TermMatch {
  id: string;
  /** Cosine with the folded terms; null where no term has a vector of the encoder. */
  similarity: number | null;
  /** Sum of what the terms add, and the thumbs. */
  score: number;
  /** Share of each term, in the order of the query, in what speaks for the picture or (negative) against it. */
  influences: number[];
  /** Cosine with each term, in the order of the query; undefined for terms that are none of the encoder's vectors. */
  cosines: (number | undefined)[];
}

export interface TermRanking {
  /** Returns the best pictures by all terms together, best first. */
  best(options: { limit: number; within?: ReadonlySet<string> }): Promise<TermMatch[]>;
  /** Returns what the terms say of the given pictures. */
  of(ids: readonly string[]): Promise<Map<string, TermMatch>>;
}

/**
 * Returns the ranking of a query with at least one term. Each term counts in standard deviations of its own score over the
 * library (see `contribution`), so that weights mean influence; a single term ranks as its plain cosine or distance does. Thumbs count beside
 * them (see thumb-terms.ts). Throws `invalid_input` for terms that cancel each other.
 */
export async function rankByTerms(
  terms: readonly Term[],
  sources: PictureSources,
  thumbs?: QueryThumbs,
): Promise<TermRanking> {
  const learned = thumbs === undefined ? [] : await thumbTerms(thumbs, sources);
  const [only, ...more] = terms;
  if (only !== undefined && more.length === 0 && isPlainTerm(only) && learned.length === 0)
    return rankByOne(only, sources);
  const total = terms.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
  const shares = terms.map((term, place) => ({ term, place, weight: term.weight / total }));
  const sides = shares.flatMap(sidesOfSketch);
  const meaning = await linearTerms(sides.filter(isVectorTerm), sources, 'vectors');
  const looks = await linearTerms(sides.filter(isLooksTerm), sources, 'looks');
  const others = [
    await paletteChannel(shares.filter(isPaletteTerm), sources),
    await ratioChannel(shares.filter(isRatioTerm), sources),
  ];
  const hasOthers = looks.terms.length > 0 || others.some((channel) => channel !== undefined);
  const direction = foldedDirection(meaning.terms, hasOthers);
  const channels = [
    linearChannel(meaning, direction, sources, 'vectors', learned),
    linearChannel(looks, foldedDirection(looks.terms, true), sources, 'looks'),
    ...others,
  ].filter((channel) => channel !== undefined);

  async function of(ids: readonly string[]): Promise<Map<string, TermMatch>> {
    const found = await Promise.all(channels.map((channel) => channel.contributions(ids)));
    const matches = new Map<string, TermMatch>();
    for (const id of ids) {
      const parts = found.map((contributions) => contributions.get(id));
      if (parts.some((part) => part === undefined)) continue;
      const contributions = new Array<number>(terms.length).fill(0);
      const cosines = new Array<number | undefined>(terms.length).fill(undefined);
      channels.forEach(({ places }, at) => {
        for (const [index, place] of places.entries()) {
          contributions[place]! += parts[at]!.scores[index]!;
          cosines[place] ??= parts[at]!.cosines?.[index];
        }
      });
      const besides = parts.reduce((sum, part) => sum + (part?.besides ?? 0), 0);
      matches.set(id, {
        id,
        similarity: parts.find((part) => part?.similarity !== undefined)?.similarity ?? null,
        score: contributions.reduce((sum, value) => sum + value, besides),
        influences: influences([...contributions, besides]).slice(0, terms.length),
        cosines,
      });
    }
    return matches;
  }

  return {
    of,
    async best(options) {
      const wider = { ...options, limit: Math.max(scoredExactly, options.limit) };
      const chosen = await Promise.all(channels.map((channel) => channel.nearest(wider)));
      const matches = [...(await of([...new Set(chosen.flat())])).values()];
      return matches.sort(byScore).slice(0, options.limit);
    },
  };
}

/** A sketch asks for its lines and colours where they lie and, as much, for what the encoder makes of it (`bench -- sketch`). */
function sidesOfSketch(weighed: Weighed): Weighed[] {
  const { term, place, weight } = weighed;
  if (term.kind !== 'sketch') return [weighed];
  const half = weight / 2;
  return [
    { term, place, weight: half },
    { term: { kind: 'image', path: term.path, weight: term.weight }, place, weight: half },
  ];
}

/**
 * One term needs no weighing: its cosine ranks, and neither the library's moments nor the model's card is read. A
 * negative one leads the other way.
 */
async function rankByOne(term: PlainTerm, { library, ...rest }: PictureSources): Promise<TermRanking> {
  const [vector] = await plainVectors([term], { library, ...rest });
  const direction = term.weight < 0 ? normalise(vector!.map((value) => -value)) : vector!;
  const match = (id: string, score: number): TermMatch => ({
    ...{ id, similarity: score, score, influences: [1] },
    cosines: [term.weight < 0 ? -score : score],
  });
  return {
    best: async (options) =>
      (await library.vectors.nearest(direction, options)).map(({ id, similarity: score }) =>
        match(id, score),
      ),
    async of(ids) {
      const stored = await library.vectors.get(ids);
      return new Map([...stored].map(([id, own]) => [id, match(id, similarity(direction, own))]));
    },
  };
}

function byScore(one: TermMatch, other: TermMatch): number {
  return other.score - one.score || (one.id < other.id ? -1 : 1);
}
