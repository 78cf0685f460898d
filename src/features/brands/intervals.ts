/** A share with the bounds between which it lies. */
export interface ShareInterval {
  share: number;
  low: number;
  high: number;
}

/** Halvings of [0, 1] that leave a billionth. */
const halvings = 40;

/**
 * Returns the share of `found` in `count` with its exact interval, 0 to 1: the bounds at which seeing as many, or as few,
 * would have the probability `(1 - confidence) / 2` (Clopper and Pearson 1934, "The use of confidence or fiducial limits").
 * With a count of 0 the interval is [0, 1]. Throws `RangeError` where `found` is no count of `count`.
 */
export function exactInterval(found: number, count: number, confidence = 0.95): ShareInterval {
  if (!(found >= 0 && found <= count))
    throw new RangeError(`Expected a count from 0 to ${count}, received ${found}`);
  const tail = (1 - confidence) / 2;
  return {
    share: count === 0 ? 0 : found / count,
    low: found === 0 ? 0 : whereFirst((share) => atLeast(found, count, share) >= tail),
    high: found === count ? 1 : whereFirst((share) => 1 - atLeast(found + 1, count, share) <= tail),
  };
}

/**
 * Returns how usual a score is among those of `known` examples, in (0, 1]: `(1 + how many score no higher) / (n + 1)`, the conformal p-value
 * of Bates et al. (2023), "Testing for outliers with conformal p-values", equation 1. Below `1 / (n + 1)` nothing can be said.
 */
export function typicality(score: number, known: readonly number[]): number {
  return (1 + known.filter((other) => other <= score).length) / (known.length + 1);
}

/**
 * Returns the score below which at most `share` of the pictures that are on brand will lie, from the scores of `known` ones, each
 * left out of its own scorer; undefined where there are too few to promise it (fewer than `1 / share - 1`).
 */
export function thresholdForFalseAlarms(known: readonly number[], share: number): number | undefined {
  // A hair more, so that 0.05 of 20 is 1 whatever the rounding.
  const rank = Math.floor(share * (known.length + 1) + 1e-9);
  return rank === 0 ? undefined : [...known].sort((one, other) => one - other)[rank - 1];
}

/** The share in [0, 1] from which a condition that comes true once holds. */
function whereFirst(holds: (share: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < halvings; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** The probability of `found` or more in `count` draws, each with probability `share`. */
function atLeast(found: number, count: number, share: number): number {
  if (share <= 0) return found === 0 ? 1 : 0;
  if (share >= 1) return 1;
  let [sum, logChoices] = [0, 0];
  for (let n = 0; n <= count; n++) {
    if (n > 0) logChoices += Math.log((count - n + 1) / n);
    if (n >= found) sum += Math.exp(logChoices + n * Math.log(share) + (count - n) * Math.log1p(-share));
  }
  return Math.min(1, sum);
}
