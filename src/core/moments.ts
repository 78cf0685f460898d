/** Where a cloud of vectors lies and how it spreads: enough to know the mean and deviation of any linear score over it. */
export interface Moments {
  readonly count: number;
  /** [dimensions]; not a unit vector. */
  readonly mean: Float32Array;
  /** [dimensions x dimensions], row-major and symmetric; divided by the count. */
  readonly covariance: Float32Array;
}

/**
 * Returns the moments of vectors of one length; throws `RangeError` without any. About 0.6 s for 4,096 vectors of 512
 * dimensions.
 */
export function momentsOf(vectors: readonly ArrayLike<number>[]): Moments {
  const first = vectors[0];
  if (first === undefined) throw new RangeError('Expected at least one vector for moments, received none');
  const dimensions = first.length;
  const sum = new Float64Array(dimensions);
  for (const vector of vectors) {
    if (vector.length !== dimensions)
      throw new RangeError(`Expected vectors of one length, received ${dimensions} and ${vector.length}`);
    for (let at = 0; at < dimensions; at++) sum[at]! += vector[at]!;
  }
  const mean = sum.map((value) => value / vectors.length);
  const products = new Float64Array(dimensions * dimensions);
  const centred = new Float64Array(dimensions);
  for (const vector of vectors) {
    for (let at = 0; at < dimensions; at++) centred[at] = vector[at]! - mean[at]!;
    for (let row = 0; row < dimensions; row++) {
      const value = centred[row]!;
      const start = row * dimensions;
      for (let column = row; column < dimensions; column++)
        products[start + column]! += value * centred[column]!;
    }
  }
  const covariance = new Float32Array(dimensions * dimensions);
  for (let row = 0; row < dimensions; row++) {
    for (let column = row; column < dimensions; column++) {
      const value = products[row * dimensions + column]! / vectors.length;
      covariance[row * dimensions + column] = value;
      covariance[column * dimensions + row] = value;
    }
  }
  return { count: vectors.length, mean: Float32Array.from(mean), covariance };
}

/** Returns mean and standard deviation of the dot product with `direction` over the cloud, without looking at its vectors. */
export function scoresAlong(
  { mean, covariance }: Moments,
  direction: ArrayLike<number>,
): { mean: number; deviation: number } {
  const dimensions = mean.length;
  if (direction.length !== dimensions)
    throw new RangeError(`Expected a direction of ${dimensions} numbers, received ${direction.length}`);
  let [centre, variance] = [0, 0];
  for (let row = 0; row < dimensions; row++) {
    let product = 0;
    const start = row * dimensions;
    for (let column = 0; column < dimensions; column++)
      product += covariance[start + column]! * direction[column]!;
    centre += mean[row]! * direction[row]!;
    variance += product * direction[row]!;
  }
  return { mean: centre, deviation: Math.sqrt(Math.max(0, variance)) };
}

/**
 * Returns the moments of a mixture in which `share` of the weight, 0 to 1, is the second cloud's. A small cloud says little
 * of how scores spread; a larger one of the same kind helps it out.
 */
export function mixMoments(one: Moments, other: Moments, share: number): Moments {
  const dimensions = one.mean.length;
  const mean = one.mean.map((value, at) => (1 - share) * value + share * other.mean[at]!);
  const between = one.mean.map((value, at) => other.mean[at]! - value);
  const covariance = new Float32Array(dimensions * dimensions);
  for (let row = 0; row < dimensions; row++) {
    for (let column = 0; column < dimensions; column++) {
      const at = row * dimensions + column;
      covariance[at] =
        (1 - share) * one.covariance[at]! +
        share * other.covariance[at]! +
        share * (1 - share) * between[row]! * between[column]!;
    }
  }
  return { count: one.count, mean, covariance };
}
