import { areaInterval, placeOf } from './rank-area.js';
import { beyondT, quantileT } from './student.js';

/** An area under the receiver operating characteristic: how often a positive stands above a negative, ties counted half. */
export interface Area {
  /** In [0, 1]; 0.5 is chance. */
  area: number;
  /** Bounds of its 95 % interval. */
  low: number;
  high: number;
}

/** How much one area is above another of the same positives and negatives. */
export interface AreaDifference {
  difference: number;
  /** Standard error of the difference; the scores are paired, so that it may be far below that of either area. */
  error: number;
  /** Bounds of its 95 % interval. */
  low: number;
  high: number;
  /** Probability of a difference as large in either direction where there is none. */
  chance: number;
}

/** What one way of scoring makes of the positives and negatives. */
export interface Placements {
  area: number;
  /** For each positive, the share of negatives below it; for each negative, the share of positives above it. Ties count half. */
  positives: Float64Array;
  negatives: Float64Array;
}

const outside = 0.05;

/**
 * Returns where each positive stands among the negatives and the other way round: the structural components of DeLong, DeLong and
 * Clarke-Pearson (1988), "Comparing the areas under two or more correlated receiver operating characteristic curves", equations 6 and 7.
 * Time n log n, by counting in sorted lists (Sun and Xu 2014). Throws `RangeError` without a positive or a negative.
 */
export function placementsOf(positives: ArrayLike<number>, negatives: ArrayLike<number>): Placements {
  if (positives.length === 0 || negatives.length === 0)
    throw new RangeError(
      `Expected positives and negatives, received ${positives.length} and ${negatives.length}`,
    );
  const above = shareBelow(positives, negatives);
  const below = shareBelow(negatives, positives);
  return { area: meanOf(above), positives: above, negatives: below.map((share) => 1 - share) };
}

/**
 * Returns the area with its 95 % interval: DeLong's on the logit scale, and never narrower than Newcombe's (`areaInterval`), which
 * holds where the variance vanishes: an area of 1 from five positives says less than it seems to.
 */
export function areaOf(placements: Placements): Area {
  const { area, positives, negatives } = placements;
  const [own, least] = [logitInterval(placements), areaInterval(area, positives.length, negatives.length)];
  return { area, low: Math.min(own.low, least.low), high: Math.max(own.high, least.high) };
}

/**
 * Returns how much the first area is above the second, both of the same positives and negatives in the same order, with DeLong's
 * standard error of the paired difference. Two that place all alike have a difference of 0 for certain.
 *
 * The interval is the wider at each end of two: that of Student's t around the difference, which keeps chance findings to one in twenty,
 * and that recovered from the intervals of both areas and their correlation (Zou 2007, "Toward using confidence intervals to compare
 * correlations", the method of variance estimates recovery), which holds for areas near 1, where differences are skewed. In simulation it
 * holds the truth 19 times in 20; with ten positives or fewer and areas above 0.95, at least 9 in 10.
 */
export function areaDifference(first: Placements, second: Placements): AreaDifference {
  const difference = first.area - second.area;
  const apart = (one: Float64Array, other: Float64Array) => one.map((share, at) => share - other[at]!);
  const [positives, negatives] = [
    apart(first.positives, second.positives),
    apart(first.negatives, second.negatives),
  ];
  if (positives.every((share) => share === 0) && negatives.every((share) => share === 0))
    return { difference: 0, error: 0, low: 0, high: 0, chance: 1 };
  const { error, freedom } = spreadOf(positives, negatives);
  const reach = error === 0 ? 0 : quantileT(outside, freedom) * error;
  const recovered = recoveredInterval(first, second, error);
  return {
    difference,
    error,
    low: Math.min(difference - reach, recovered.low),
    high: Math.max(difference + reach, recovered.high),
    // Without any spread nothing is known of chance, and the interval decides.
    chance: error === 0 ? 1 : beyondT(difference / error, freedom),
  };
}

interface Interval {
  low: number;
  high: number;
}

/**
 * DeLong's variance on the logit scale (Pepe 2003, "The statistical evaluation of medical tests", section 5.2.4), with the degrees of
 * freedom of Brunner and Munzel (2000), which a handful of positives needs.
 */
function logitInterval({ area, positives, negatives }: Placements): Interval {
  const { error, freedom } = spreadOf(positives, negatives);
  if (error === 0 || area <= 0 || area >= 1) return areaInterval(area, positives.length, negatives.length);
  const reach = (quantileT(outside, freedom) * error) / (area * (1 - area));
  const middle = Math.log(area / (1 - area));
  return { low: 1 / (1 + Math.exp(reach - middle)), high: 1 / (1 + Math.exp(-reach - middle)) };
}

function recoveredInterval(first: Placements, second: Placements, error: number): Interval {
  const [one, other] = [
    spreadOf(first.positives, first.negatives),
    spreadOf(second.positives, second.negatives),
  ];
  // The variance of a difference tells the correlation of its parts.
  const product = 2 * one.error * other.error;
  const correlation = product === 0 ? 0 : (one.error ** 2 + other.error ** 2 - error ** 2) / product;
  const [a, b] = [logitInterval(first), logitInterval(second)];
  const reach = (near: number, far: number) =>
    Math.sqrt(Math.max(0, near ** 2 + far ** 2 - 2 * correlation * near * far));
  const difference = first.area - second.area;
  return {
    low: difference - reach(first.area - a.low, b.high - second.area),
    high: difference + reach(a.high - first.area, second.area - b.low),
  };
}

/** DeLong's standard error of a mean placement, with Welch and Satterthwaite's degrees of freedom of its two parts. */
function spreadOf(positives: Float64Array, negatives: Float64Array): { error: number; freedom: number } {
  const parts = [positives, negatives].map((shares) => ({
    variance: varianceOf(shares) / shares.length,
    freedom: Math.max(1, shares.length - 1),
  }));
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const freedom = variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.freedom, 0);
  return { error: Math.sqrt(variance), freedom };
}

function shareBelow(values: ArrayLike<number>, others: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(others).sort();
  return Float64Array.from(
    values,
    (value) => (placeOf(sorted, value, false) + placeOf(sorted, value, true)) / 2 / sorted.length,
  );
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function varianceOf(values: Float64Array): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
