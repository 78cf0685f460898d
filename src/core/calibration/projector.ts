import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { dot, row } from '../vector.js';

/** Directions that matter for one side of a picture, such as its style: orthonormal rows [count x dimensions]. */
export interface Projector {
  count: number;
  rows: Float32Array;
}

/** How much the directions of the other side are held against one; BASIC's own value. */
const contrast = 0.2;

/**
 * Returns the directions in which texts of one side differ more than texts of the other: the eigenvectors of
 * `(1 - a) S_wanted - a S_unwanted` with the largest positive eigenvalues, at most `most` of them. Rows of `wanted` and
 * `unwanted` are text vectors [n x dimensions], centred here. Method: BASIC (Psomas et al., NeurIPS 2025), which takes
 * subjects against styles; the other way round it takes styles. A second for 512 dimensions.
 */
export function createProjector(
  wanted: Float32Array,
  unwanted: Float32Array,
  options: { dimensions: number; most: number },
): Projector {
  const { dimensions, most } = options;
  const matrix = new Matrix(dimensions, dimensions);
  addSecondMoment(matrix, wanted, dimensions, 1 - contrast);
  addSecondMoment(matrix, unwanted, dimensions, -contrast);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const columns = realEigenvalues
    .map((value, column) => ({ value, column }))
    .filter(({ value }) => value > 1e-9)
    .sort((one, other) => other.value - one.value)
    .slice(0, most);
  const rows = new Float32Array(columns.length * dimensions);
  columns.forEach(({ column }, at) => void rows.set(eigenvectorMatrix.getColumn(column), at * dimensions));
  return { count: columns.length, rows };
}

/** Returns the part of a vector that lies along the projector's directions; not normalised. */
export function project({ count, rows }: Projector, vector: ArrayLike<number>): Float32Array {
  const dimensions = vector.length;
  const result = new Float32Array(dimensions);
  for (let at = 0; at < count; at++) {
    const direction = row(rows, at, dimensions);
    const length = dot(direction, vector);
    for (let index = 0; index < dimensions; index++) result[index]! += length * direction[index]!;
  }
  return result;
}

function addSecondMoment(matrix: Matrix, vectors: Float32Array, dimensions: number, weight: number): void {
  const count = vectors.length / dimensions;
  const mean = new Float64Array(dimensions);
  for (let at = 0; at < vectors.length; at++) mean[at % dimensions]! += vectors[at]! / count;
  const sums = new Float64Array(dimensions * dimensions);
  for (let at = 0; at < count; at++) {
    const own = row(vectors, at, dimensions);
    for (let one = 0; one < dimensions; one++) {
      const value = own[one]! - mean[one]!;
      for (let other = one; other < dimensions; other++)
        sums[one * dimensions + other]! += value * (own[other]! - mean[other]!);
    }
  }
  for (let one = 0; one < dimensions; one++) {
    for (let other = one; other < dimensions; other++) {
      const value = (weight * sums[one * dimensions + other]!) / count;
      matrix.set(one, other, matrix.get(one, other) + value);
      if (other > one) matrix.set(other, one, matrix.get(one, other));
    }
  }
}
