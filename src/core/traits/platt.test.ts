import { describe, expect, test } from 'vitest';
import { fitSigmoid, plattTargets, probabilityOf } from './platt.js';

const repeat = (times: number, score: number) => new Array<number>(times).fill(score);

describe('the sigmoid', () => {
  test('[R3] targets are those of Platt (1999), section 2.2', () => {
    expect(plattTargets(8, 98)).toEqual({ positive: 0.9, negative: 0.01 });
  });

  test('[R3] two scores are fitted exactly, worked out by hand', () => {
    // Half of 8 examples a side: targets 5/6 and 1/6. At score 1 stand three quarters of one side and one quarter of the other,
    // so that p = 3/4 * 5/6 + 1/4 * 1/6 = 2/3; by symmetry the offset is 0 and the slope log 2.
    const fit = fitSigmoid([1, 1, 1, -1], [-1, -1, -1, 1]);
    expect(fit.slope).toBeCloseTo(Math.LN2, 5);
    expect(fit.offset).toBeCloseTo(0, 6);
  });

  test('[R3] 0.75 is odds of three to one, however many there are of each side', () => {
    for (const others of [100, 10_000]) {
      const positives = [...repeat(30, 1), ...repeat(10, 0)];
      const fit = fitSigmoid(positives, [...repeat(others / 4, 1), ...repeat((3 * others) / 4, 0)]);
      expect(probabilityOf(fit, 1)).toBeCloseTo(0.75, 1);
      expect(probabilityOf(fit, 0)).toBeCloseTo(0.25, 1);
    }
  });

  test('[R3] sides that do not overlap give a finite slope, and far scores no overflow', () => {
    const fit = fitSigmoid(repeat(5, 3), repeat(500, -3));
    expect(probabilityOf(fit, 3)).toBeGreaterThan(0.95);
    expect(fit.slope).toBeLessThan(10);
    expect(probabilityOf(fit, 1e6)).toBe(1);
    expect(probabilityOf(fit, -1e6)).toBe(0);
  });

  test('[R3] a brand below the others is not turned into its opposite; a side without scores is refused', () => {
    expect(fitSigmoid([-1, -2], [1, 2])).toEqual({ slope: 0, offset: 0 });
    expect(() => fitSigmoid([], [1])).toThrow('received 0 and 1');
  });
});
