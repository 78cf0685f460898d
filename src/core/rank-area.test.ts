import { describe, expect, test } from 'vitest';
import { createRandom } from './random.js';
import { areaAbove, areaInterval } from './rank-area.js';

describe('the area under the curve', () => {
  test('[R8] counts pairs, ties half', () => {
    // 2 stands above 1 and beside 2; 3 above both.
    expect(areaAbove([2, 3], [1, 2])).toBe((1 + 0.5 + 2) / 4);
    expect(areaAbove([1], [2, 3])).toBe(0);
  });

  test('[Y8] has bounds at which its own standard error just reaches it', () => {
    // At 0.5 with n a side the variance is 0.25 (1 + 2 (n - 1) / 3) / n^2.
    const { low, high } = areaInterval(0.5, 10, 10);
    expect(low + high).toBeCloseTo(1, 8);
    const error = (area: number) => {
      const more = 9;
      const spread = 1 + (more * (1 - area)) / (2 - area) + (more * area) / (1 + area);
      return Math.sqrt((area * (1 - area) * spread) / 100);
    };
    expect(error(0.5)).toBeCloseTo(Math.sqrt((0.25 * 7) / 100), 8);
    expect(0.5 - low).toBeCloseTo(1.959964 * error(low), 6);
  });

  test('[Y8] an area of 1 of a handful of examples is no certainty', () => {
    const five = areaInterval(1, 5, 5);
    expect(five.high).toBe(1);
    expect(five.low).toBeGreaterThan(0.4);
    expect(five.low).toBeLessThan(0.8);
    expect(areaInterval(1, 50, 50).low).toBeGreaterThan(0.9);
    expect(areaInterval(0.7, 0, 5)).toEqual({ low: 0, high: 1 });
  });

  test('[Y8] the bounds hold the true area in nineteen of twenty draws', () => {
    const random = createRandom(7);
    const noise = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    // Two normal clouds a deviation and a half apart: the area is the normal probability below 1.5 / sqrt(2).
    const truth = 0.8556;
    let held = 0;
    for (let draw = 0; draw < 1000; draw++) {
      const [first, second] = [1.5, 0].map((mean) => Array.from({ length: 10 }, () => mean + noise()));
      const { low, high } = areaInterval(areaAbove(first!, second!), 10, 10);
      if (low <= truth && truth <= high) held++;
    }
    expect(held).toBeGreaterThan(925);
    expect(held).toBeLessThan(985);
  });
});
