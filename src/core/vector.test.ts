import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dot, normalise, normaliseRows, row, similarity, unitRow, weightedSum } from './vector.js';

const values = fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 4, maxLength: 4 });

test('[X4] normalised vectors have length 1 and similarities lie in [-1, 1]', () => {
  fc.assert(
    fc.property(values, values, (a, b) => {
      const [one, other] = [normalise(a), normalise(b)];
      if (Math.hypot(...a) > 1e-3) {
        expect(Math.hypot(...one)).toBeCloseTo(1, 5);
        expect(similarity(one, one)).toBeCloseTo(1, 5);
      }
      expect(Math.abs(similarity(one, other))).toBeLessThanOrEqual(1);
    }),
  );
});

test('[X4] the zero vector stays and the given array is not changed', () => {
  const given = Float32Array.from([3, 4]);
  expect([...normalise(given)]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
  expect([...given]).toEqual([3, 4]);
  expect([...normalise([0, 0])]).toEqual([0, 0]);
});

test('[X4] rows of a matrix are views, normalised in place', () => {
  const matrix = Float32Array.from([3, 4, 0, 0, 0, 2]);
  expect(normaliseRows(matrix, 2)).toBe(matrix);
  expect([...row(matrix, 2, 2)]).toEqual([0, 1]);
  expect(unitRow(matrix, 0, 2).buffer).toBe(matrix.buffer);
});

test('[X4] sums are weighted, and different lengths fail', () => {
  const [a, b] = [Float32Array.from([1, 0]), Float32Array.from([0, 2])];
  expect([
    ...weightedSum([
      { vector: a, weight: 2 },
      { vector: b, weight: -0.5 },
    ]),
  ]).toEqual([2, -1]);
  expect(() => weightedSum([])).toThrow(RangeError);
  expect(() =>
    weightedSum([
      { vector: a, weight: 1 },
      { vector: new Float32Array(3), weight: 1 },
    ]),
  ).toThrow(RangeError);
  expect(() => dot([1, 2], [1])).toThrow('2 and 1');
});
