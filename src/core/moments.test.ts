import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mixMoments, momentsOf, scoresAlong } from './moments.js';
import { dot } from './vector.js';

const numbers = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });
const clouds = fc.array(numbers, { minLength: 1, maxLength: 30 });

describe('moments', () => {
  test('[F1] mean and deviation of scores along any direction are those of the vectors themselves', () => {
    fc.assert(
      fc.property(clouds, numbers, (cloud, direction) => {
        const scores = cloud.map((vector) => dot(vector, direction));
        const { mean, deviation } = scoresAlong(momentsOf(cloud), direction);
        expect(mean).toBeCloseTo(meanOf(scores), 5);
        expect(deviation).toBeCloseTo(deviationOf(scores), 3);
      }),
    );
  });

  test('[F1] a mixture of two clouds has the moments of their union, each weighing its share', () => {
    fc.assert(
      fc.property(clouds, numbers, (cloud, direction) => {
        const other = cloud.map((vector) => vector.map((value) => 0.5 - value));
        const mixed = scoresAlong(mixMoments(momentsOf(cloud), momentsOf(other), 0.5), direction);
        const union = scoresAlong(momentsOf([...cloud, ...other]), direction);
        expect(mixed.mean).toBeCloseTo(union.mean, 5);
        expect(mixed.deviation).toBeCloseTo(union.deviation, 3);
      }),
    );
  });

  test('[F1] no vectors and vectors of two lengths are refused', () => {
    expect(() => momentsOf([])).toThrow('at least one vector');
    expect(() => momentsOf([[1], [1, 2]])).toThrow('one length');
    expect(() => scoresAlong(momentsOf([[1]]), [1, 2])).toThrow('direction');
  });
});

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}
