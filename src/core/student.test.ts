import { describe, expect, test } from 'vitest';
import { beyondT, quantileT, standingAmong } from './student.js';

describe("Student's distribution", () => {
  test('[Y6] agrees with the tables', () => {
    // Two-sided 95 % and 99 % points of the usual tables.
    for (const [freedom, outside, t] of [
      [1, 0.05, 12.706],
      [2, 0.05, 4.303],
      [5, 0.05, 2.571],
      [10, 0.01, 3.169],
      [30, 0.05, 2.042],
      [Number.POSITIVE_INFINITY, 0.05, 1.96],
    ] as const) {
      expect(quantileT(outside, freedom), `${freedom}`).toBeCloseTo(t, 2);
      expect(beyondT(t, freedom), `${freedom}`).toBeCloseTo(outside, 3);
    }
    // With one degree of freedom it is Cauchy's, in closed form.
    expect(beyondT(3, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(3), 8);
    expect(beyondT(0, 4)).toBeCloseTo(1, 10);
    expect(beyondT(Number.POSITIVE_INFINITY, 4)).toBe(0);
  });
});

test('[Y6] of many chances those stand that Benjamini and Hochberg let stand, worked out by hand', () => {
  // At 5 % the limits are 0.0125, 0.025, 0.0375 and 0.05 in order: the third is the last below its own.
  expect(standingAmong([0.03, 0.2, 0.001, 0.03], 0.05)).toEqual([true, false, true, true]);
  expect(standingAmong([0.04, 0.04], 0.05)).toEqual([true, true]);
  expect(standingAmong([0.03, 0.9], 0.05)).toEqual([false, false]);
  expect(standingAmong([], 0.05)).toEqual([]);
});
