import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shrunkPrecision } from './discriminant.js';
import { type Moments, momentsOf } from './moments.js';
import { dot } from './vector.js';

const vector = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });

/** Returns the shrunk covariance times a vector. */
function shrunkTimes({ count, covariance, mean }: Moments, x: ArrayLike<number>): number[] {
  const d = mean.length;
  const trace = [0, 1, 2, 3].reduce((sum, at) => sum + covariance[at * d + at]!, 0);
  return Array.from({ length: d }, (_, row) => {
    let sum = trace * x[row]!;
    for (let column = 0; column < d; column++)
      sum += (count - 1) * covariance[row * d + column]! * x[column]!;
    return sum / d;
  });
}

describe('the precision', () => {
  test('[F6] undoes the shrunk covariance, however few vectors there are', () => {
    fc.assert(
      fc.property(fc.array(vector, { minLength: 2, maxLength: 12 }), vector, (cloud, difference) => {
        const moments = momentsOf(cloud);
        fc.pre([0, 1, 2, 3].some((at) => moments.covariance[at * 5]! > 1e-3));
        const back = shrunkTimes(moments, shrunkPrecision(moments).apply(difference));
        back.forEach((value, at) => void expect(value).toBeCloseTo(difference[at]!, 3));
      }),
    );
  });

  test('[F6] a direction in which the library spreads little counts more', () => {
    const cloud = Array.from({ length: 200 }, (_, at) => [Math.sin(at), 0.1 * Math.cos(3 * at), 0, 0]);
    const direction = shrunkPrecision(momentsOf(cloud)).apply([0.1, 0.1, 0, 0]);
    expect(direction[1]).toBeGreaterThan(20 * direction[0]!);
    expect(dot(direction, [0, 0, 1, 1])).toBeCloseTo(0, 9);
  });

  test('[F6] vectors that are all equal are refused', () => {
    expect(() =>
      shrunkPrecision(
        momentsOf([
          [1, 0],
          [1, 0],
        ]),
      ),
    ).toThrow('equal ones');
  });
});
