import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.js';
import { compareRuns, discountedGains, estimate, judgeRanking } from './measures.js';

const grades = (...entries: [string, number][]) => new Map(entries);
const rounded = (values: readonly number[]) => values.map((value) => Math.round(100 * value) / 100);

describe('one query', () => {
  test('[J6] discounted gains are those of the example of Jarvelin and Kekalainen', () => {
    expect(rounded(discountedGains([3, 2, 3, 0, 0, 1, 2, 2, 3, 0]))).toEqual([
      3, 5, 6.89, 6.89, 6.89, 7.28, 7.99, 8.66, 9.61, 9.61,
    ]);
    // The article adds up rounded values, so that its last digit may be one off.
    const published = [3, 6, 7.89, 8.89, 9.75, 10.52, 10.88, 11.21, 11.53, 11.83, 11.83];
    for (const [at, gain] of discountedGains([3, 3, 3, 2, 2, 2, 1, 1, 1, 1, 0]).entries())
      expect(Math.abs(gain - published[at]!)).toBeLessThan(0.011);
    expect(discountedGains([])).toEqual([0]);
  });

  test('[J6] their ranking is judged by the share of the best gain', () => {
    const gains = [3, 2, 3, 0, 0, 1, 2, 2, 3, 0];
    const rest = [2, 1, 1, 1];
    const judged = new Map(
      [...gains, ...rest].map((gain, at) => [`d${at}`, gain] as const).filter(([, gain]) => gain > 0),
    );
    const found = gains.map((_, at) => `d${at}`);
    const best = discountedGains([3, 3, 3, 2, 2, 2, 2, 1, 1, 1]).at(-1)!;
    expect(judgeRanking(found, judged).ndcg).toBeCloseTo(discountedGains(gains).at(-1)! / best, 12);
  });

  test('[J6] precision is of ten, recall of all that is right, the first right place is looked for beyond ten', () => {
    const found = ['x', 'a', 'y', 'b', ...Array.from({ length: 8 }, (_, at) => `z${at}`), 'c'];
    expect(judgeRanking(found, grades(['a', 1], ['b', 2], ['c', 1], ['gone', 1]))).toMatchObject({
      precision: 0.2,
      recall: 0.5,
      reciprocalRank: 0.5,
    });
    expect(judgeRanking(found, grades(['c', 1]))).toEqual({
      precision: 0,
      recall: 0,
      ndcg: 0,
      reciprocalRank: 1 / 13,
    });
    expect(judgeRanking([], grades(['a', 1]))).toEqual({
      precision: 0,
      recall: 0,
      ndcg: 0,
      reciprocalRank: 0,
    });
    expect(() => judgeRanking(['a'], grades())).toThrow(RangeError);
  });

  test('[J6] the best ranking has all of 1 where at least ten are right, and no ranking has more', () => {
    const right = Array.from({ length: 12 }, (_, at) => `r${at}`);
    const judged = new Map(right.map((id, at) => [id, 1 + (at % 3)] as const));
    const best = [...right].sort((one, other) => judged.get(other)! - judged.get(one)!);
    expect(judgeRanking(best, judged)).toEqual({ precision: 1, recall: 10 / 12, ndcg: 1, reciprocalRank: 1 });
    fc.assert(
      fc.property(fc.shuffledSubarray([...right, 'x', 'y', 'z']), (found) => {
        for (const value of Object.values(judgeRanking(found, judged))) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });
});

describe('many queries', () => {
  test('[J7] bounds come from ten values on, hold the mean, and are the same each time', () => {
    const random = createRandom(3);
    const values = Array.from({ length: 40 }, () => random());
    const { mean, low, high } = estimate(values);
    expect(low).toBeLessThan(mean);
    expect(high).toBeGreaterThan(mean);
    expect(estimate(values)).toEqual({ mean, low, high });
    expect(estimate(values.slice(0, 9))).toEqual({ mean: expect.any(Number) });
    expect(estimate(values.slice(0, 10)).low).toBeTypeOf('number');
    expect(estimate(new Array(10).fill(0.5))).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
    expect(() => estimate([])).toThrow(RangeError);
  });

  test('[J7] about 95 of 100 samples have the true mean between their bounds', () => {
    const random = createRandom(11);
    let held = 0;
    for (let sample = 0; sample < 200; sample++) {
      const { low, high } = estimate(Array.from({ length: 40 }, () => random()));
      if (low! <= 0.5 && high! >= 0.5) held++;
    }
    expect(held / 200).toBeGreaterThan(0.88);
    expect(held / 200).toBeLessThan(0.99);
  });

  test('[J8] a change is told by the differences of each query, not by the two means', () => {
    const before = Array.from({ length: 30 }, (_, at) => (at % 10) / 10);
    const slightly = before.map((value) => value + 0.02);
    expect(compareRuns(before, slightly)).toMatchObject({ verdict: 'better' });
    expect(compareRuns(slightly, before)).toMatchObject({ verdict: 'worse' });
    const change = compareRuns(before, slightly);
    expect(change.difference.mean).toBeCloseTo(0.02, 12);
    expect(change.after - change.before).toBeCloseTo(0.02, 12);
  });

  test('[J8] where the bounds include 0 there is no difference, and below ten queries nothing can be said', () => {
    const before = Array.from({ length: 30 }, () => 0.5);
    const mixed = before.map((value, at) => value + (at % 2 === 0 ? 0.1 : -0.1));
    expect(compareRuns(before, mixed).verdict).toBe('no difference');
    expect(compareRuns(before, before)).toMatchObject({
      difference: { mean: 0, low: 0, high: 0 },
      verdict: 'no difference',
    });
    expect(compareRuns(before.slice(0, 9), new Array(9).fill(1))).toMatchObject({
      before: 0.5,
      after: 1,
      verdict: 'cannot say',
    });
    expect(() => compareRuns([1], [])).toThrow(RangeError);
  });
});
