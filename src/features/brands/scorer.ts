import { type Moments, scoresAlong } from '../../core/moments.js';
import { createRandom, drawAgain } from '../../core/random.js';
import { type Channel, type LibrarySpread, mapChannels, type Traits } from '../../core/traits/channels.js';
import { probabilityOf } from '../../core/traits/platt.js';
import { type Products, productsOf, scoresOf } from '../../core/traits/products.js';
import { type Fit, fitTwoSides, scoreWith } from '../../core/traits/two-sides.js';
import { dot } from '../../core/vector.js';
import { type FitSources, fitToLibrary } from './fit.js';
import { chooseLooks, sortIntoLooks } from './look-clusters.js';
import { type ToldApart, testApart } from './told-apart.js';

/** What a brand is learned from. */
export interface BrandExamples {
  /** Pictures of the brand; at least one. */
  assets: readonly Traits[];
  /** Pictures that are expressly none of it. */
  counters: readonly Traits[];
  /** For each asset, then each counter, which of them it is a near copy of; its own place for most. */
  groups: readonly number[];
  /** Other pictures of the library; at least one. */
  background: readonly Traits[];
  spreads: Readonly<Record<Channel, LibrarySpread>>;
  /** Vector of the words for its style. */
  words?: Float32Array | undefined;
  /** How many looks it has; chosen by leaving out where absent. */
  looks?: number | undefined;
  /** How often the examples are drawn anew for the bounds of a score; without, a score has no width. Default 100. */
  resamples?: number;
  /** Of the resamples and drawings, so that the same examples always give the same brand. */
  seed: number;
}

/** Enough to score a picture, whatever becomes of the library. */
export interface Scorer {
  directions: Readonly<Record<Channel, Pick<Products, 'towards' | 'mean'>>>;
  /** What the words say of a picture is the dot product with `vector`, in deviations from the library's mean. */
  words?: { vector: Float32Array; mean: number; deviation: number };
  fits: Fits;
  /** The same from resampled examples, for the uncertainty. */
  resampled: readonly Fits[];
  /** Look of each asset. */
  lookOf: readonly number[];
}

interface Fits {
  toLibrary: Fit;
  toCounters?: Fit;
}

/** How much a picture is of a brand. */
export interface BrandScore {
  /** The lower of both probabilities: at 0.75 a picture is three times as likely of the brand as of either other side. */
  score: number;
  /** Bounds that hold for nine in ten resamples of the examples. */
  low: number;
  high: number;
  /** Against the library and against what is expressly none of the brand. */
  againstLibrary: number;
  againstCounters?: number;
  /** Orders pictures also where all probabilities are alike. */
  rank: number;
}

export interface LearnedBrand {
  scorer: Scorer;
  looks: number;
  /** Score of each asset, of each counter, each left out of its own scorer, and of each picture of the background. */
  leftOut: { assets: number[]; counters: number[]; background: number[] };
  /** Returns whether the brand can be told from the library; about a second. */
  testApart(): ToldApart;
}

/** Resamples give a band of nine in ten to within some hundredths. */
const usualResamples = 100;
const band = { low: 0.05, high: 0.95 };

/**
 * Returns a scorer learned from examples, with what it says of them when each is left out. The brand is told from the library and,
 * where there are counters, from them; see `fitToLibrary` and `fitTwoSides`. Resampling the examples (Efron and Tibshirani 1993,
 * chapter 13) gives the bounds of every score. A fifth of a second for 50 assets.
 */
export function learnBrand(examples: BrandExamples): LearnedBrand {
  const { assets, counters, background, spreads, seed, resamples = usualResamples } = examples;
  const all = [...assets, ...counters];
  const products = mapChannels((channel) =>
    productsOf(
      all.map((traits) => traits[channel]),
      spreads[channel],
    ),
  );
  const words = wordsOf(examples.words, spreads.meaning.moments);
  const base: FitSources = {
    products,
    positives: assets.length,
    groups: examples.groups,
    lookOf: assets.map(() => 0),
    looks: 1,
    others: mapChannels((channel) =>
      background.map((traits) => scoresOf(products[channel], traits[channel])),
    ),
    ...(words === undefined
      ? {}
      : {
          words: {
            examples: all.map((traits) => saidBy(words, traits)),
            others: background.map((traits) => saidBy(words, traits)),
          },
        }),
  };
  const looks = Math.min(examples.looks ?? chooseLooks(base), assets.length);
  const sources = { ...base, looks, lookOf: looks === 1 ? base.lookOf : sortIntoLooks(base, looks) };
  const random = createRandom(seed);
  const fitsOf = (draws?: readonly number[]): Fits => ({
    toLibrary: fitToLibrary(sources, draws?.slice(0, assets.length)).fit,
    ...(counters.length === 0 ? {} : { toCounters: fitTwoSides(sources, { draws }).fit }),
  });
  const scorer: Scorer = {
    directions: mapChannels((channel) => ({
      towards: products[channel].towards,
      mean: products[channel].mean,
    })),
    ...(words === undefined ? {} : { words }),
    fits: fitsOf(),
    resampled: Array.from({ length: resamples }, () =>
      fitsOf([...drawAgain(assets.length, random), ...drawAgain(counters.length, random)]),
    ),
    lookOf: sources.lookOf,
  };
  return {
    scorer,
    looks,
    leftOut: leaveOut(sources, scorer, background),
    testApart: () => testApart(sources, background, spreads, createRandom(seed + 1)),
  };
}

/** Returns how much a picture is of the brand. */
export function scorePicture(scorer: Scorer, traits: Traits): BrandScore {
  const along = mapChannels((channel) => scoresOf(scorer.directions[channel], traits[channel]));
  const words = scorer.words === undefined ? undefined : saidBy(scorer.words, traits);
  const judge = ({ toLibrary, toCounters }: Fits) => {
    const rank = scoreWith(toLibrary, { along, words });
    const againstLibrary = probabilityOf(toLibrary, rank);
    if (toCounters === undefined) return { rank, score: againstLibrary, againstLibrary };
    const againstCounters = probabilityOf(toCounters, scoreWith(toCounters, { along }));
    return { rank, score: Math.min(againstLibrary, againstCounters), againstLibrary, againstCounters };
  };
  const judged = judge(scorer.fits);
  const spread = scorer.resampled.map((fits) => judge(fits).score).sort((one, other) => one - other);
  const at = (share: number) => spread[Math.round(share * (spread.length - 1))] ?? judged.score;
  // The bounds are those of resamples, of which the score itself is none.
  return {
    ...judged,
    low: Math.min(judged.score, at(band.low)),
    high: Math.max(judged.score, at(band.high)),
  };
}

function leaveOut(
  sources: FitSources,
  { fits }: Scorer,
  background: readonly Traits[],
): LearnedBrand['leftOut'] {
  const library = fitToLibrary(sources);
  const { positives } = sources;
  const byLibrary = library.leftOut.map((score) => probabilityOf(fits.toLibrary, score));
  const others = Array.from(library.others, (score) => probabilityOf(fits.toLibrary, score));
  const { toCounters } = fits;
  if (toCounters === undefined) return { assets: byLibrary, counters: [], background: others };
  const byCounters = fitTwoSides(sources).leftOut.map((score) => probabilityOf(toCounters, score));
  const along = (at: number) => mapChannels((channel) => sources.others[channel][at]!);
  const counterAlong = (place: number) =>
    mapChannels((channel) => {
      const side = sources.groups.length;
      const { among } = sources.products[channel];
      return Float64Array.from({ length: side }, (_, i) => among[i * side + place]!);
    });
  return {
    assets: byLibrary.map((score, at) => Math.min(score, byCounters[at]!)),
    counters: byCounters.slice(positives).map((score, at) => {
      const place = positives + at;
      const words = sources.words?.examples[place];
      const rank = scoreWith(fits.toLibrary, { along: counterAlong(place), words });
      return Math.min(score, probabilityOf(fits.toLibrary, rank));
    }),
    background: background.map((_, at) =>
      Math.min(others[at]!, probabilityOf(toCounters, scoreWith(toCounters, { along: along(at) }))),
    ),
  };
}

function wordsOf(vector: Float32Array | undefined, moments: Moments): Scorer['words'] | undefined {
  if (vector === undefined) return undefined;
  const { mean, deviation } = scoresAlong(moments, vector);
  return { vector, mean, deviation: Math.max(deviation, 1e-6) };
}

function saidBy({ vector, mean, deviation }: NonNullable<Scorer['words']>, { meaning }: Traits): number {
  return (dot(vector, meaning) - mean) / deviation;
}
