import { describe, expect, test } from 'vitest';
import {
  agreementOf,
  correlationOf,
  differenceAgreement,
  itemsOf,
  joinItems,
  unrelatedAgreement,
} from './agreement.js';

/** Pictures that spread alike in all three directions. */
const even = { covariance: Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1) };

describe('how phrasings agree', () => {
  test("[Y3] Cronbach's alpha, worked out by hand", () => {
    // Two items with the correlation 0.6: 2 * 0.6 / 1.6.
    const two = itemsOf(
      [
        [1, 0, 0],
        [0.6, 0.8, 0],
      ],
      even,
    );
    expect(agreementOf(two)).toBeCloseTo(0.75, 8);
    expect(
      agreementOf(
        itemsOf(
          [
            [1, 0, 0],
            [2, 0, 0],
          ],
          even,
        ),
      ),
    ).toBeCloseTo(1, 8);
    expect(
      agreementOf(
        itemsOf(
          [
            [1, 0, 0],
            [0, 1, 0],
          ],
          even,
        ),
      ),
    ).toBeCloseTo(0, 8);
    expect(agreementOf(itemsOf([[1, 0, 0]], even))).toBe(0);
    expect(
      agreementOf(
        itemsOf(
          [
            [0, 0, 0],
            [0, 0, 0],
          ],
          even,
        ),
      ),
    ).toBe(0);
  });

  test('[Y3] it is judged over pictures: directions in which these hardly differ count little', () => {
    const narrow = { covariance: Float32Array.of(1, 0, 0, 0, 0.01, 0, 0, 0, 1) };
    const vectors = [
      [1, 1, 0],
      [1, -1, 0],
    ];
    expect(agreementOf(itemsOf(vectors, even))).toBeCloseTo(0, 8);
    expect(agreementOf(itemsOf(vectors, narrow))).toBeGreaterThan(0.95);
  });

  test('[Y3] what all texts share is taken off', () => {
    const vectors = [
      [5, 1, 0],
      [5, 0, 1],
    ];
    expect(agreementOf(itemsOf(vectors, even))).toBeGreaterThan(0.9);
    expect(agreementOf(itemsOf(vectors, even, [5, 0, 0]))).toBeCloseTo(0, 8);
  });

  test('[Y3] the reliability of a difference, worked out by hand', () => {
    // Two sums of items: (1, 0, 0) + (0.6, 0.8, 0) and (0, 1, 0) alone: 0.8 / sqrt(3.2).
    const one = itemsOf(
      [
        [1, 0, 0],
        [0.6, 0.8, 0],
      ],
      even,
    );
    const other = itemsOf([[0, 1, 0]], even);
    expect(correlationOf(one, other)).toBeCloseTo(0.8 / Math.sqrt(3.2), 8);
    expect(correlationOf(one, one)).toBeCloseTo(1, 8);
    expect(joinItems(one, other).vectors).toHaveLength(3);
    expect(differenceAgreement(0.8, 0.6, 0.5)).toBeCloseTo(0.4, 8);
    expect(differenceAgreement(0.8, 0.8, 0.8)).toBeCloseTo(0, 8);
    expect(differenceAgreement(1, 1, 0.9999999)).toBe(0);
  });

  test('[Y3] unrelated words of the bank agree only by chance; too small a bank vouches for nothing', () => {
    const dimensions = 16;
    const random = (seed: number) =>
      Math.sin(seed * 12.9898) * 43758.5453 - Math.floor(Math.sin(seed * 12.9898) * 43758.5453);
    const bankOf = (count: number) =>
      Float32Array.from({ length: count * dimensions }, (_, at) => random(at) - 0.5);
    const card = (count: number) => ({
      bank: { english: bankOf(count), chinese: bankOf(count) },
      textMeans: { english: new Float32Array(dimensions), chinese: new Float32Array(dimensions) },
      pictures: {
        count: 100,
        mean: new Float32Array(dimensions),
        covariance: Float32Array.from({ length: dimensions ** 2 }, (_, at) =>
          Number(at % (dimensions + 1) === 0),
        ),
      },
    });
    const reached = unrelatedAgreement(card(200), 8);
    expect(reached).toBeGreaterThan(0.05);
    expect(reached).toBeLessThan(0.8);
    expect(unrelatedAgreement(card(5), 8)).toBe(1);
  });
});
