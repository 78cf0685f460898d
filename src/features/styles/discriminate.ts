import type { Projector } from '../../core/calibration/projector.js';
import type { Moments } from '../../core/moments.js';
import { createRandom, drawAgain } from '../../core/random.js';
import { areaAbove, areaInterval } from '../../core/rank-area.js';
import {
  type Channel,
  channels,
  type LibrarySpread,
  mapChannels,
  spreadOf,
  type Traits,
} from '../../core/traits/channels.js';
import { probabilityOf } from '../../core/traits/platt.js';
import { pickProducts, productsOf, scoresOf } from '../../core/traits/products.js';
import {
  alongLeftOut,
  believed,
  type Fit,
  fitTwoSides,
  lookDirection,
  type PictureScores,
  type SideSources,
  scoreWith,
} from '../../core/traits/two-sides.js';
import { dot, row } from '../../core/vector.js';

/** What two styles are told apart by. */
export interface StyleExamples {
  /** At least one of each. */
  first: readonly Traits[];
  second: readonly Traits[];
  /** For each example, those of the first side before those of the second, which of them it is a near copy of. */
  groups: readonly number[];
  spreads: Readonly<Record<Channel, LibrarySpread>>;
  /** What the names of both sides say of a picture, positive for the first; absent where they are no styles that the model hears. */
  words?: ((traits: Traits) => number) | undefined;
  /** Of the resamples and permutations, so that the same examples always give the same answer. */
  seed: number;
}

/** Which of two sides a picture is of. */
export interface SideVerdict {
  /** Probability of the first side, with bounds that hold for nine in ten resamples of the examples. */
  probability: number;
  low: number;
  high: number;
  /** Said only where the odds are at least three to one and the bounds are on one side of even. */
  side: 'first' | 'second' | 'cannot say';
  /** True where every example is more like its own side than the picture is like either: it may be of neither. */
  isUnlikeBoth: boolean;
}

/** How well examples tell two sides apart. */
export interface Separation {
  /** How often an example of the first side stands above one of the second, each left out; 0.5 is chance. */
  area: number;
  low: number;
  high: number;
  /** Share of divisions of the same examples by chance that are told apart as well. */
  chance: number;
  /** False where chance does as well too often: then no side is ever said. */
  isApart: boolean;
}

export interface TwoStyles extends Separation {
  /** Returns which side a picture is of; one of the examples is judged by the others when its place is given. */
  judge(traits: Traits, example?: number): SideVerdict;
}

const resamples = 100;
const band = { low: 0.05, high: 0.95 };
/** The rarest that so many can tell is 1 in 200. */
const permutations = 199;
const rarely = 0.05;
/** Odds of three to one. */
const sure = 0.75;

/**
 * Returns how two styles are told apart by examples of both, and a judge of further pictures. Method: Fisher's discriminant with the
 * library's shrunk covariance in each channel (`fitTwoSides`), Platt's sigmoid on left-out scores, resampled for the bounds; a
 * permutation test (Good 2005, section 3.2) in which near copies stay together. A tenth of a second for 20 examples a side.
 */
export function learnTwoStyles(examples: StyleExamples): TwoStyles {
  const { first, second, spreads, words, seed } = examples;
  const all = [...first, ...second];
  const products = mapChannels((channel) =>
    productsOf(
      all.map((traits) => traits[channel]),
      spreads[channel],
    ),
  );
  const contrast = words === undefined ? undefined : all.map(words);
  const sources: SideSources = { products, positives: first.length, groups: examples.groups };
  const { fit, leftOut } = fitTwoSides(sources, { contrast });
  const random = createRandom(seed);
  const resampled = Array.from({ length: resamples }, () => {
    const draws = [...drawAgain(first.length, random), ...drawAgain(second.length, random)];
    return fitTwoSides(sources, { contrast, draws }).fit;
  });
  const area = areaOf(leftOut, first.length);
  const chance = chanceOf(sources, contrast, area, createRandom(seed + 1));
  const isApart = chance <= rarely;
  const isUnlikeBoth = strangerTest(sources);
  return {
    area,
    ...areaInterval(area, first.length, second.length),
    chance,
    isApart,
    judge(traits, example) {
      const scores = {
        along: mapChannels((channel) => scoresOf(products[channel], traits[channel])),
        words: words?.(traits),
      };
      const by = (one: Fit) => probabilityOf(one, scoreWith(one, scores));
      const probability = example === undefined ? by(fit) : probabilityOf(fit, leftOut[example]!);
      const spread = resampled.map(by).sort((one, other) => one - other);
      const at = (share: number) => spread[Math.round(share * (spread.length - 1))]!;
      const [low, high] = [Math.min(probability, at(band.low)), Math.max(probability, at(band.high))];
      return {
        probability,
        low,
        high,
        side: isApart ? sideOf(probability, low, high) : 'cannot say',
        isUnlikeBoth: example === undefined && isUnlikeBoth(scores),
      };
    },
  };
}

/** Returns traits whose meaning is only what a model's style directions say of it, [directions]. */
export function inStyle(traits: Traits, { count, rows }: Projector): Traits {
  const { meaning } = traits;
  return {
    ...traits,
    meaning: Float32Array.from({ length: count }, (_, at) => dot(row(rows, at, meaning.length), meaning)),
  };
}

/** Returns the library's spread along the style directions, from that of whole vectors. */
export function spreadInStyle(moments: Moments, { count, rows }: Projector): LibrarySpread {
  const dimensions = moments.mean.length;
  const direction = (at: number) => row(rows, at, dimensions);
  const covariance = new Float32Array(count * count);
  for (let one = 0; one < count; one++) {
    const spread = moments.mean.map((_, at) =>
      dot(moments.covariance.subarray(at * dimensions, (at + 1) * dimensions), direction(one)),
    );
    for (let other = 0; other <= one; other++) {
      const value = dot(spread, direction(other));
      covariance[one * count + other] = value;
      covariance[other * count + one] = value;
    }
  }
  const mean = Float32Array.from({ length: count }, (_, at) => dot(direction(at), moments.mean));
  return spreadOf({ count: moments.count, mean, covariance });
}

/**
 * Returns a test of whether a picture is less like either side than every example of it, left out, is: both conformal p-values are the
 * least that there are (Bates et al. 2023), as happens to one in `examples + 1` of the pictures of a side at most.
 */
function strangerTest(sources: SideSources): (scores: PictureScores) => boolean {
  const { positives, groups } = sources;
  const sides = [true, false].map((isFirst) => {
    const isOwn = (at: number) => at < positives === isFirst;
    const sign = isFirst ? 1 : -1;
    const look = lookDirection(
      sources,
      groups.map((_, at) => Number(isOwn(at))),
    );
    const fit = { looks: [look], weights: believed, wordsWeight: 0 };
    const own = groups.flatMap((_, at) => {
      if (!isOwn(at)) return [];
      const parts = channels.map((channel) => believed[channel] * alongLeftOut(sources, channel, look, at));
      return [sign * parts.reduce((sum, part) => sum + part, 0)];
    });
    const least = Math.min(...own);
    return (scores: PictureScores) => sign * scoreWith(fit, scores) < least;
  });
  return (scores) => sides.every((isUnlike) => isUnlike(scores));
}

function sideOf(probability: number, low: number, high: number): SideVerdict['side'] {
  if (probability >= sure && low > 0.5) return 'first';
  if (probability <= 1 - sure && high < 0.5) return 'second';
  return 'cannot say';
}

function areaOf(leftOut: readonly number[], positives: number): number {
  return areaAbove(leftOut.slice(0, positives), leftOut.slice(positives));
}

/** How often a division by chance into sides of the same sizes is told apart as well as the real one. */
function chanceOf(
  { products, positives, groups }: SideSources,
  contrast: readonly number[] | undefined,
  area: number,
  random: () => number,
): number {
  const copies = [...new Set(groups)].map((group) =>
    groups.flatMap((own, at) => (own === group ? [at] : [])),
  );
  let asGood = 0;
  for (let division = 0; division < permutations; division++) {
    // Near copies on both sides would vouch for a division that means nothing.
    const order = copies
      .map((places) => ({ places, key: random() }))
      .sort((one, other) => one.key - other.key)
      .flatMap(({ places }) => places);
    const drawn: SideSources = {
      products: mapChannels((channel) => pickProducts(products[channel], order)),
      positives,
      groups: order.map((at) => groups[at]!),
    };
    const { leftOut } = fitTwoSides(drawn, { contrast: contrast && order.map((at) => contrast[at]!) });
    if (areaOf(leftOut, positives) >= area) asGood++;
  }
  return (1 + asGood) / (1 + permutations);
}
