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

/** From about so many standard deviations above the mean on, a term's say grows much slower. */
const bend = 4;
/** Below this share of the bend the logarithm goes on as its tangent, so that what a term is least like still has an order. */
const tangentFrom = 0.25;
/** From so many standard deviations on a picture is taken to show what a negative term names. */
const shownFrom = 2;
/** What a picture shows of it counts against it more than as much of a wanted term counts for it. */
const againstFactor = 2;

/**
 * Returns what a term adds to a picture's score. A wanted term adds `weight * 4 ln(1 + z / 4)`: near the mean that is weight times
 * standard score; far above it grows slower, so that a picture with something of every term stands before one with
 * all of one and nothing of another (a product of scores, as Psomas et al., "Instance-level composed image retrieval", NeurIPS 2025,
 * in units of the library's spread). A negative term takes `2 |weight| ln(1 + exp(z - 2))`: much from pictures that show what
 * it names, next to nothing from all others.
 */
export function contribution(weight: number, standard: number): number {
  if (weight < 0) return againstFactor * weight * softplus(standard - shownFrom);
  const reached = 1 + standard / bend;
  const gain =
    reached > tangentFrom ? Math.log(reached) : Math.log(tangentFrom) + (reached - tangentFrom) / tangentFrom;
  return weight * bend * gain;
}

function softplus(value: number): number {
  return value > 30 ? value : Math.log1p(Math.exp(value));
}

/**
 * Returns each term's share of what makes a score differ: the sizes sum to 1, and what spoke against the picture is
 * negative. All 0 where nothing spoke.
 */
export function influences(contributions: readonly number[]): number[] {
  const total = contributions.reduce((sum, value) => sum + Math.abs(value), 0);
  return contributions.map((value) => (total === 0 ? 0 : value / total));
}
