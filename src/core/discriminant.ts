import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Moments } from './moments.js';

/** The inverse of a covariance, kept as its factor: applied, never written out. */
export interface Precision {
  /** Returns the inverse covariance times a difference of means: the direction of Fisher's linear discriminant. */
  apply(difference: ArrayLike<number>): Float32Array;
}

/**
 * Returns the inverse covariance of a cloud, shrunk towards a ball of the same size so that it exists however few vectors there are:
 * `d inv((m - 1) S + tr(S) I)` (Kubokawa and Srivastava's estimator, as Wang et al., ICLR 2024, use it for CLIP). Throws
 * `RangeError` for a cloud without any spread. Costs 60 ms for 512 dimensions, once; half a millisecond each use.
 */
export function shrunkPrecision({ count, covariance, mean }: Moments): Precision {
  const dimensions = mean.length;
  let trace = 0;
  for (let at = 0; at < dimensions; at++) trace += covariance[at * dimensions + at]!;
  if (!(trace > 0)) throw new RangeError('Expected vectors that differ for a precision, received equal ones');
  const matrix = new Matrix(dimensions, dimensions);
  for (let row = 0; row < dimensions; row++) {
    for (let column = 0; column < dimensions; column++) {
      const value = (count - 1) * covariance[row * dimensions + column]! + (row === column ? trace : 0);
      matrix.set(row, column, value / dimensions);
    }
  }
  const factor = lowerRows(new CholeskyDecomposition(matrix), dimensions);
  return { apply: (difference) => solve(factor, difference) };
}

/** Rows of the lower triangle, one after the other, so that solving reads memory in order. */
function lowerRows(cholesky: CholeskyDecomposition, dimensions: number): Float64Array {
  const { lowerTriangularMatrix } = cholesky;
  const rows = new Float64Array((dimensions * (dimensions + 1)) / 2);
  for (let row = 0, at = 0; row < dimensions; row++)
    for (let column = 0; column <= row; column++) rows[at++] = lowerTriangularMatrix.get(row, column);
  return rows;
}

/** Returns x of `L L' x = right`: forward, then back substitution. */
function solve(factor: Float64Array, right: ArrayLike<number>): Float32Array {
  const x = Float64Array.from(right);
  for (let row = 0, at = 0; row < x.length; row++, at++) {
    let rest = x[row]!;
    for (let column = 0; column < row; column++) rest -= factor[at++]! * x[column]!;
    x[row] = rest / factor[at]!;
  }
  for (let row = x.length - 1, end = factor.length - 1; row >= 0; end -= row + 1, row--) {
    const value = x[row]! / factor[end]!;
    x[row] = value;
    for (let column = 0; column < row; column++) x[column]! -= factor[end - row + column]! * value;
  }
  return Float32Array.from(x);
}
