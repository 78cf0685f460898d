import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentsOf } from '../moments.js';
import { dot, normalise } from '../vector.js';
import { contribution, foldTerms, influences, standardise, standardScore } from './standardise.js';

const dimensions = 6;
const vector = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: dimensions, maxLength: dimensions })
  .filter((values) => values.some((value) => value !== 0))
  .map((values) => normalise(values));
const library = fc.array(vector, { minLength: 8, maxLength: 30 });
const terms = fc.array(fc.record({ weight: fc.constantFrom(0.5, 1, 2, -1), direction: vector }), {
  minLength: 1,
  maxLength: 4,
});

describe('terms in units of their own spread', () => {
  test('[F2] over the library each has mean 0 and deviation 1', () => {
    fc.assert(
      fc.property(library, vector, (pictures, direction) => {
        const [term] = standardise([{ weight: 1, direction }], momentsOf(pictures));
        const scores = pictures.map((picture) => standardScore(term!, picture));
        const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
        const deviation = Math.sqrt(
          scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length,
        );
        fc.pre(term!.deviation > 0.01);
        expect(mean).toBeCloseTo(0, 3);
        expect(deviation).toBeCloseTo(1, 2);
      }),
    );
  });

  test('[F3] one folded direction ranks as the weighted sum of all standard scores does', () => {
    fc.assert(
      fc.property(library, terms, (pictures, asked) => {
        const standardised = standardise(asked, momentsOf(pictures));
        fc.pre(standardised.every(({ deviation }) => deviation > 0.01));
        const folded = foldTerms(standardised);
        const sums = pictures.map((picture) =>
          standardised.reduce((sum, term) => sum + term.weight * standardScore(term, picture), 0),
        );
        const along = pictures.map((picture) => dot(folded, picture));
        for (let at = 1; at < pictures.length; at++) {
          expect(along[at]! - along[0]!).toBeCloseTo(sums[at]! - sums[0]!, 3);
        }
      }),
    );
  });

  test('[F4] neither order nor a common factor of the weights matters, and a term of no weight changes nothing', () => {
    fc.assert(
      fc.property(library, terms, vector, fc.constantFrom(0.1, 3, 100), (pictures, asked, other, factor) => {
        const moments = momentsOf(pictures);
        const folded = normalise(foldTerms(standardise(asked, moments)));
        const changed = [
          [...asked].reverse(),
          asked.map(({ weight, direction }) => ({ weight: weight * factor, direction })),
          [...asked, { weight: 0, direction: other }],
        ];
        for (const variant of changed) {
          const again = normalise(foldTerms(standardise(variant, moments)));
          again.forEach((value, at) => void expect(value).toBeCloseTo(folded[at]!, 3));
        }
      }),
    );
  });

  const standard = fc.double({ min: -12, max: 40, noNaN: true });

  test('[F7] a wanted term adds more the more a picture stands out, by ever less', () => {
    fc.assert(
      fc.property(standard, fc.double({ min: 0.01, max: 5, noNaN: true }), (score, step) => {
        const [one, two, three] = [score, score + step, score + 2 * step].map((z) => contribution(0.5, z));
        expect(two).toBeGreaterThan(one!);
        expect(three! - two!).toBeLessThanOrEqual(two! - one! + 1e-9);
      }),
    );
    expect(contribution(1, 0.01)).toBeCloseTo(0.01, 4);
    const both = (first: number, second: number) => contribution(0.5, first) + contribution(0.5, second);
    expect(both(3, 3)).toBeGreaterThan(both(8, -1));
  });

  test('[F8] a negative term takes from what stands out in it, and gives to none', () => {
    fc.assert(
      fc.property(standard, fc.double({ min: 0.01, max: 5, noNaN: true }), (score, step) => {
        const [less, more] = [score, score + step].map((z) => contribution(-0.5, z));
        expect(less).toBeLessThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(less!);
      }),
    );
    expect(contribution(-1, 6)).toBeLessThan(-8);
    expect(contribution(-1, -1)).toBeGreaterThan(-0.1);
  });

  test('[F5] influences are shares of what spoke for and against', () => {
    expect(influences([3, -1])).toEqual([0.75, -0.25]);
    expect(influences([0, 0])).toEqual([0, 0]);
  });
});
