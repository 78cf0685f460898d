import { type Moments, scoresAlong } from '../moments.js';
import { dot, type UnitVector, weightedSum } from '../vector.js';

/**
 * A term whose score of a picture is a dot product, with what that score usually is in the library. Cosines of words spread
 * over a few hundredths and those of pictures over a few tenths: only in units of its own spread can a term be weighed
 * against another.
 */
export interface StandardisedTerm {
  /** Negative leads away. */
  weight: number;
  direction: UnitVector;
  /** Mean and standard deviation of the dot product over the library. */
  mean: number;
  deviation: number;
}

/** Below this spread a term says the same of every picture; dividing by less would only enlarge rounding. */
export const leastDeviation = 1e-4;

/** Returns the terms with the mean and deviation of each over the library. */
export function standardise(
  terms: readonly { weight: number; direction: UnitVector }[],
  moments: Moments,
): StandardisedTerm[] {
  return terms.map(({ weight, direction }) => {
    const { mean, deviation } = scoresAlong(moments, direction);
    return { weight, direction, mean, deviation: Math.max(leastDeviation, deviation) };
  });
}

/** Returns by how many standard deviations the picture's score lies above the library's mean. */
export function standardScore(
  { direction, mean, deviation }: StandardisedTerm,
  vector: Float32Array,
): number {
  return (dot(direction, vector) - mean) / deviation;
}

/**
 * Returns the one direction along which pictures rank as by the sum of weight times standard score: the part of that sum
 * which differs between pictures is linear in their vectors. Not normalised.
 */
export function foldTerms(terms: readonly StandardisedTerm[]): Float32Array {
  return weightedSum(
    terms.map(({ weight, direction, deviation }) => ({ vector: direction, weight: weight / deviation })),
  );
}

/**
 * Returns each term's share of what makes a score differ: the sizes sum to 1, and what spoke against the picture is
 * negative. All 0 where nothing spoke.
 */
export function influences(contributions: readonly number[]): number[] {
  const total = contributions.reduce((sum, value) => sum + Math.abs(value), 0);
  return contributions.map((value) => (total === 0 ? 0 : value / total));
}
