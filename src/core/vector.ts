/** A vector of length 1 (within 1e-5). Only `normalise` makes one, so a raw array cannot be compared by accident. */
export type UnitVector = Float32Array & { readonly __unit: unique symbol };

/** Returns a copy of `vector` scaled to length 1; the zero vector is returned as it is. */
export function normalise(vector: ArrayLike<number>): UnitVector {
  const result = Float32Array.from(vector);
  let sumOfSquares = 0;
  for (const value of result) sumOfSquares += value * value;
  if (sumOfSquares > 0) {
    const scale = 1 / Math.sqrt(sumOfSquares);
    for (let i = 0; i < result.length; i++) result[i]! *= scale;
  }
  return result as UnitVector;
}

/** Returns the dot product of two vectors of the same length: the cosine when both have length 1. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length)
    throw new RangeError(`Expected vectors of one length, received ${a.length} and ${b.length}`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Returns the similarity of two unit vectors: their cosine, in [-1, 1]. */
export function similarity(a: UnitVector, b: UnitVector): number {
  return Math.max(-1, Math.min(1, dot(a, b)));
}

/** Returns row `index` of a row-major matrix [n x dimensions] as a view; no copy is made. */
export function row(matrix: Float32Array, index: number, dimensions: number): Float32Array {
  return matrix.subarray(index * dimensions, (index + 1) * dimensions);
}

/** Returns row `index` of a row-major matrix whose rows already have length 1, as every encoder's do. */
export function unitRow(matrix: Float32Array, index: number, dimensions: number): UnitVector {
  return row(matrix, index, dimensions) as UnitVector;
}

/** Scales every row of a row-major matrix [n x dimensions] to length 1, in place, and returns the matrix. */
export function normaliseRows(matrix: Float32Array, dimensions: number): Float32Array {
  for (let start = 0; start < matrix.length; start += dimensions) {
    const view = matrix.subarray(start, start + dimensions);
    let sumOfSquares = 0;
    for (const value of view) sumOfSquares += value * value;
    if (sumOfSquares === 0) continue;
    const scale = 1 / Math.sqrt(sumOfSquares);
    for (let i = 0; i < view.length; i++) view[i]! *= scale;
  }
  return matrix;
}

/** Returns the sum of weight * vector over the terms, not normalised. Vectors must have one length. */
export function weightedSum(terms: readonly { vector: Float32Array; weight: number }[]): Float32Array {
  const first = terms[0];
  if (!first) throw new RangeError('Expected at least one vector for a weighted sum, received none');
  const sum = new Float32Array(first.vector.length);
  for (const { vector, weight } of terms) {
    if (vector.length !== sum.length) {
      throw new RangeError(`Expected vectors of one length, received ${sum.length} and ${vector.length}`);
    }
    for (let i = 0; i < sum.length; i++) sum[i]! += weight * vector[i]!;
  }
  return sum;
}
