import { describe, expect, test } from 'vitest';
import { areaDifference, areaOf, placementsOf } from './delong.js';
import { createRandom } from './random.js';
import { rankCorrelation } from './rank-correlation.js';

/** Two positives and two negatives, worked out by hand. */
const first = placementsOf([3, 2], [1, 2.5]);
const second = placementsOf([1, 4], [2, 3]);

describe('by hand', () => {
  test('[R21] placements are the shares below each positive and above each negative', () => {
    expect(first.area).toBe(0.75);
    expect([...first.positives]).toEqual([1, 0.5]);
    expect([...first.negatives]).toEqual([1, 0.5]);
    expect(second.area).toBe(0.5);
    expect([...second.positives]).toEqual([0, 1]);
    expect([...second.negatives]).toEqual([0.5, 0.5]);
  });

  test('[R21] ties count half', () => {
    expect(placementsOf([1], [1]).area).toBe(0.5);
    expect([...placementsOf([1, 2], [1, 1, 2, 3]).positives]).toEqual([0.25, 0.625]);
  });

  test('[R21] the error of a paired difference comes of the differences of placements', () => {
    // Of the positives 1 and -0.5: variance 1.125 / 2; of the negatives 0.5 and 0: variance 0.125 / 2.
    const { difference, error } = areaDifference(first, second);
    expect(difference).toBe(0.25);
    expect(error).toBeCloseTo(Math.sqrt(0.5625 + 0.0625), 12);
    const back = areaDifference(second, first);
    const there = areaDifference(first, second);
    expect(back.low).toBeCloseTo(-there.high, 12);
    expect(back.chance).toBeCloseTo(there.chance, 12);
  });

  test('[R21] what places all alike has no difference, and perfect areas are not certain', () => {
    expect(areaDifference(first, first)).toEqual({ difference: 0, error: 0, low: 0, high: 0, chance: 1 });
    const perfect = placementsOf([8, 9, 10, 11, 12], [1, 2, 3, 4, 5, 6]);
    const { area, low, high } = areaOf(perfect);
    expect([area, high]).toEqual([1, 1]);
    expect(low).toBeGreaterThan(0.4);
    expect(low).toBeLessThan(0.8);
    const reversed = areaOf(placementsOf([1, 2], [3, 4, 5]));
    expect(reversed).toMatchObject({ area: 0, low: 0 });
    expect(reversed.high).toBeLessThan(1);
  });

  test('[R21] without positives or negatives there is no area', () => {
    expect(() => placementsOf([], [1])).toThrow(RangeError);
    expect(() => placementsOf([1], [])).toThrow(RangeError);
    expect(areaOf(placementsOf([1], [0]))).toMatchObject({ area: 1, high: 1 });
  });
});

describe('in simulation', () => {
  const runs = 300;
  const negatives = 150;
  /** Areas of normal scores that lie 1, 1.5, 2 and 2.6 deviations above: the normal distribution at that over the square root of 2. */
  const truth: Readonly<Record<number, number>> = {
    0: 0.5,
    1: 0.76025,
    1.5: 0.855578,
    2: 0.92135,
    2.6: 0.967008,
  };

  test.each([
    [5, 0, 0],
    [5, 1, 1.5],
    [10, 1, 1.5],
    [20, 0, 0],
    [20, 1, 1.5],
    [20, 2, 2.6],
    [50, 2, 2.6],
  ])(
    '[R21] intervals of %i positives at %d and %d hold the truth, and the error is that of repetition',
    (count, one, two) => {
      const random = createRandom(count * 100 + one * 10 + two);
      const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      const draw = (size: number, lifts: readonly [number, number]) => {
        const pairs = Array.from({ length: size }, () => {
          const shared = normal() * Math.SQRT1_2;
          return lifts.map((lift) => shared + normal() * Math.SQRT1_2 + lift);
        });
        return [pairs.map(([score]) => score!), pairs.map(([, score]) => score!)] as const;
      };
      let [held, differenceHeld, squares, sum, errors] = [0, 0, 0, 0, 0];
      for (let run = 0; run < runs; run++) {
        const [high, low] = [draw(count, [one, two]), draw(negatives, [0, 0])];
        const placed = [placementsOf(high[0], low[0]), placementsOf(high[1], low[1])] as const;
        const area = areaOf(placed[0]);
        const { difference, error, ...bounds } = areaDifference(...placed);
        const real = truth[one]! - truth[two]!;
        held += Number(area.low <= truth[one]! && truth[one]! <= area.high);
        differenceHeld += Number(bounds.low <= real && real <= bounds.high);
        sum += difference;
        squares += difference ** 2;
        errors += error ** 2;
      }
      expect(held / runs).toBeGreaterThan(0.93);
      expect(differenceHeld / runs).toBeGreaterThan(0.92);
      const repeated = Math.sqrt(squares / runs - (sum / runs) ** 2);
      expect(Math.sqrt(errors / runs) / repeated).toBeGreaterThan(0.88);
      expect(Math.sqrt(errors / runs) / repeated).toBeLessThan(1.12);
    },
  );
});

describe('agreement', () => {
  test('[R22] ranks alike are 1, the other way round -1, ties at their mean', () => {
    expect(rankCorrelation([1, 2, 3], [10, 20, 90])).toBe(1);
    expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBe(-1);
    // Ranks 1.5 1.5 3 and 1 2 3: 1.5 / sqrt(1.5 x 2).
    expect(rankCorrelation([1, 1, 2], [1, 2, 3])).toBeCloseTo(1.5 / Math.sqrt(3), 12);
    expect(rankCorrelation([1, 1], [1, 2])).toBe(0);
    expect(() => rankCorrelation([1], [1, 2])).toThrow(RangeError);
  });
});
