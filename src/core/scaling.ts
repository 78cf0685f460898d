import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/**
 * Returns places in the plane [n x 2], centred, whose distances come as near as a plane allows to those that n things have from each
 * other; `distances` is symmetric, [n x n]. Classical multidimensional scaling (Torgerson 1952): the two first principal axes of the
 * doubly centred squares. The first thing is never left of the middle nor below it, so that a small change turns no map over.
 */
export function planeOf(distances: readonly (readonly number[])[]): [x: number, y: number][] {
  const count = distances.length;
  if (count < 2) return distances.map(() => [0, 0]);
  const squares = distances.map((line) => line.map((distance) => distance ** 2));
  const means = squares.map((line) => line.reduce((sum, value) => sum + value, 0) / count);
  const all = means.reduce((sum, value) => sum + value, 0) / count;
  const products = Matrix.zeros(count, count);
  for (let one = 0; one < count; one++)
    for (let two = 0; two < count; two++)
      products.set(one, two, -0.5 * (squares[one]![two]! - means[one]! - means[two]! + all));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(products, {
    assumeSymmetric: true,
  });
  const order = realEigenvalues
    .map((_, at) => at)
    .sort((one, other) => realEigenvalues[other]! - realEigenvalues[one]!);
  const axes = [0, 1].map((axis) => {
    const at = order[axis]!;
    const scale = Math.sqrt(Math.max(0, realEigenvalues[at]!));
    const own = Array.from({ length: count }, (_, line) => scale * eigenvectorMatrix.get(line, at));
    return own[0]! < 0 ? own.map((value) => -value) : own;
  });
  return distances.map((_, at) => [axes[0]![at]!, axes[1]![at]!]);
}
