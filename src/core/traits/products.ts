import { dot } from '../vector.js';
import type { LibrarySpread } from './channels.js';

/**
 * Scores of a channel, from which those of any mixture of its examples follow: a discriminant's direction is a weighted sum of
 * one direction for each example, so that leaving some out or drawing anew costs no further solving.
 */
export interface Products {
  /** One direction for each example: the inverse spread times how far it is from the library's mean; [examples][dimensions]. */
  towards: Float32Array[];
  /** The library's mean, [dimensions]. */
  mean: Float32Array;
  /** Score of example `j` along direction `i`, at `i * examples + j`. */
  among: Float64Array;
  /** Covariance over the library of the scores along directions `i` and `j`, at `i * examples + j`. */
  spread: Float64Array;
}

/** Returns the products of examples [n][dimensions] in one channel; n solves and n squared dot products. */
export function productsOf(examples: readonly Float32Array[], { moments, apply }: LibrarySpread): Products {
  const { mean, covariance } = moments;
  const dimensions = mean.length;
  const differences = examples.map((example) => example.map((value, at) => value - mean[at]!));
  const towards = differences.map((difference) => apply(difference));
  const count = examples.length;
  const [among, spread] = [new Float64Array(count * count), new Float64Array(count * count)];
  towards.forEach((direction, i) => {
    const spreadOut = new Float32Array(dimensions);
    for (let row = 0; row < dimensions; row++)
      spreadOut[row] = dot(covariance.subarray(row * dimensions, (row + 1) * dimensions), direction);
    for (let j = 0; j < count; j++) {
      among[i * count + j] = dot(direction, differences[j]!);
      spread[i * count + j] = dot(spreadOut, towards[j]!);
    }
  });
  return { towards, mean, among, spread };
}

/** Returns the score of a picture along the direction of each example, [examples]. */
export function scoresOf(
  { towards, mean }: Pick<Products, 'towards' | 'mean'>,
  trait: Float32Array,
): Float64Array {
  const difference = trait.map((value, at) => value - mean[at]!);
  return Float64Array.from(towards, (direction) => dot(direction, difference));
}

/** Returns the products of some of the examples, in the order of their places. */
export function pickProducts(
  { towards, mean, among, spread }: Products,
  places: readonly number[],
): Products {
  const side = towards.length;
  // Written out: resampling picks thousands of numbers a hundred times.
  const square = (values: Float64Array) => {
    const picked = new Float64Array(places.length ** 2);
    let to = 0;
    for (const i of places) for (const j of places) picked[to++] = values[i * side + j]!;
    return picked;
  };
  return { towards: places.map((at) => towards[at]!), mean, among: square(among), spread: square(spread) };
}

/** Returns the deviation over the library of the scores along the mixture of directions with these weights [examples]. */
export function deviationOf({ spread }: Pick<Products, 'spread'>, weights: Float64Array): number {
  const count = weights.length;
  let variance = 0;
  for (let i = 0; i < count; i++) {
    if (weights[i] === 0) continue;
    for (let j = 0; j < count; j++) variance += weights[i]! * weights[j]! * spread[i * count + j]!;
  }
  return Math.sqrt(Math.max(variance, 1e-12));
}
