import { describe, expect, test } from 'vitest';
import { exactInterval, thresholdForFalseAlarms, typicality } from './intervals.js';

describe('intervals', () => {
  test('[R7] are those of Clopper and Pearson (1934)', () => {
    // 1 - 0.025 ** (1 / 10), and bounds that tables give for 8 and 9 of 10 and for 4 of 5.
    expect(exactInterval(0, 10)).toMatchObject({ share: 0, low: 0, high: expect.closeTo(0.3085, 4) });
    expect(exactInterval(10, 10)).toMatchObject({ share: 1, low: expect.closeTo(0.6915, 4), high: 1 });
    expect(exactInterval(9, 10)).toMatchObject({
      low: expect.closeTo(0.555, 4),
      high: expect.closeTo(0.9975, 4),
    });
    expect(exactInterval(8, 10)).toMatchObject({
      low: expect.closeTo(0.4439, 4),
      high: expect.closeTo(0.9748, 4),
    });
    expect(exactInterval(4, 5, 0.9)).toMatchObject({
      low: expect.closeTo(0.3426, 4),
      high: expect.closeTo(0.9898, 4),
    });
  });

  test('[R7] of nothing say nothing, and of a thousand stay exact', () => {
    expect(exactInterval(0, 0)).toEqual({ share: 0, low: 0, high: 1 });
    const { low, high } = exactInterval(500, 1000);
    expect([low, high]).toEqual([expect.closeTo(0.4685, 4), expect.closeTo(0.5315, 4)]);
    expect(() => exactInterval(3, 2)).toThrow('Expected a count from 0 to 2');
  });

  test('[R7] how usual a score is, is its conformal p-value', () => {
    const known = [0.2, 0.4, 0.6, 0.8];
    expect(typicality(0.1, known)).toBe(1 / 5);
    expect(typicality(0.4, known)).toBe(3 / 5);
    expect(typicality(0.9, known)).toBe(1);
  });

  test('[R10] a threshold for false alarms exists only where there are assets enough', () => {
    const known = Array.from({ length: 19 }, (_, at) => at / 20);
    expect(thresholdForFalseAlarms(known, 0.05)).toBe(0);
    expect(thresholdForFalseAlarms(known, 0.1)).toBe(1 / 20);
    expect(thresholdForFalseAlarms(known.slice(1), 0.05)).toBeUndefined();
  });

  test('[R10] so many of what is on brand fall below it, and no more', () => {
    let state = 7;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    let below = 0;
    for (let round = 0; round < 2000; round++) {
      const threshold = thresholdForFalseAlarms(Array.from({ length: 19 }, random), 0.1)!;
      if (random() < threshold) below++;
    }
    expect(below / 2000).toBeGreaterThan(0.08);
    expect(below / 2000).toBeLessThan(0.12);
  });
});
