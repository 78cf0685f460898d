import { createRandom, drawAgain } from '../../core/random.js';

/** How many results of a query the measures at a depth look at. */
export const depth = 10;
/** Below so many queries an interval would promise more than it holds. */
export const fewestQueries = 10;
const resamples = 2000;
/** Share of the resamples that the interval leaves out on each side: together 5 %. */
const tail = 0.025;

export const measureNames = ['precision', 'recall', 'ndcg', 'reciprocalRank'] as const;
export type MeasureName = (typeof measureNames)[number];
/** How well one query was answered; each is from 0 to 1, and 1 is best. */
export type Measures = Record<MeasureName, number>;

/**
 * Returns how well a ranking answers a query whose right pictures have grades above 0:
 * - precision: share of right pictures among the first ten, of ten also where fewer were found or are right
 * - recall: share of the right pictures that are among the first ten
 * - ndcg: discounted gain of the first ten, as a share of the best that is possible
 * - reciprocalRank: 1 / place of the first right picture in the whole ranking, 0 without any
 *
 * Throws `RangeError` where no picture is right: nothing can be measured then.
 */
export function judgeRanking(found: readonly string[], grades: ReadonlyMap<string, number>): Measures {
  if (grades.size === 0) throw new RangeError('Expected at least one right picture, received none');
  const gains = found.slice(0, depth).map((id) => grades.get(id) ?? 0);
  const best = [...grades.values()].sort((one, other) => other - one).slice(0, depth);
  const right = gains.filter((gain) => gain > 0).length;
  const first = found.findIndex((id) => grades.has(id));
  return {
    precision: right / depth,
    recall: right / grades.size,
    ndcg: discountedGains(gains).at(-1)! / discountedGains(best).at(-1)!,
    reciprocalRank: first === -1 ? 0 : 1 / (first + 1),
  };
}

/**
 * Returns the discounted cumulated gain at each place, and 0 for no places at all. Method: Jarvelin and Kekalainen (2002),
 * "Cumulated gain-based evaluation of IR techniques", base 2, so that the first two places count in full and place i from
 * then on by 1 / log2(i).
 */
export function discountedGains(gains: readonly number[]): number[] {
  let sum = 0;
  const sums = gains.map((gain, at) => {
    sum += gain / Math.max(1, Math.log2(at + 1));
    return sum;
  });
  return sums.length === 0 ? [0] : sums;
}

/** A mean with the bounds between which it lies with 95 % confidence; none where there are too few values. */
export interface Estimate {
  mean: number;
  low?: number;
  high?: number;
}

/**
 * Returns the mean of values that queries gave, with its bounds from ten values on; throws `RangeError` without any. The
 * same values give the same bounds. Method: percentile bootstrap over the queries (Efron and Tibshirani 1993, chapter 13).
 */
export function estimate(values: readonly number[]): Estimate {
  if (values.length === 0)
    throw new RangeError('Expected at least one value to estimate from, received none');
  const mean = meanOf(values);
  if (values.length < fewestQueries) return { mean };
  const random = createRandom(values.length);
  const means = Array.from({ length: resamples }, () => {
    const times = drawAgain(values.length, random);
    return values.reduce((sum, value, at) => sum + times[at]! * value, 0) / values.length;
  }).sort((one, other) => one - other);
  return { mean, low: means[resamples * tail]!, high: means[resamples * (1 - tail) - 1]! };
}

export type Verdict = 'better' | 'worse' | 'no difference' | 'cannot say';

/** What changed from one run to another over the same queries. */
export interface Change {
  before: number;
  after: number;
  /** Mean of the differences of each query. */
  difference: Estimate;
  /** `cannot say` below ten queries; `no difference` where the bounds include 0. */
  verdict: Verdict;
}

/** Returns how one measure changed over the same queries in the same order; throws `RangeError` for lists of two lengths. */
export function compareRuns(before: readonly number[], after: readonly number[]): Change {
  if (before.length !== after.length) {
    throw new RangeError(
      `Expected values of the same queries, received ${before.length} and ${after.length}`,
    );
  }
  const difference = estimate(after.map((value, at) => value - before[at]!));
  return { before: meanOf(before), after: meanOf(after), difference, verdict: verdictOf(difference) };
}

function verdictOf({ low, high }: Estimate): Verdict {
  if (low === undefined || high === undefined) return 'cannot say';
  if (low > 0) return 'better';
  return high < 0 ? 'worse' : 'no difference';
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
