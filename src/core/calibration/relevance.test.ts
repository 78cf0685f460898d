import { describe, expect, test } from 'vitest';
import { probabilityOf } from '../traits/platt.js';
import { normalise } from '../vector.js';
import { fitPictureScale, fitWordScale, oneIn, relevanceAt } from './relevance.js';

describe('relevance', () => {
  const heard = Array.from({ length: 200 }, (_, at) => {
    const scores = Array.from({ length: 6 }, (_unused, label) => 0.1 + 0.02 * ((7 * at + 3 * label) % 5));
    scores[at % 6]! += 0.3;
    return { scores, right: at % 6 };
  });

  test('[A5] words place their pictures above others, by the odds of one in twenty', () => {
    const scale = fitWordScale(heard);
    expect(relevanceAt(scale, 0.45)).toBeGreaterThan(0.5);
    expect(relevanceAt(scale, 0.15)).toBeLessThan(0.01);
    const cosine = 0.3;
    const odds = (chance: number) => chance / (1 - chance);
    expect(odds(relevanceAt(scale, cosine)) * (oneIn - 1)).toBeCloseTo(odds(probabilityOf(scale, cosine)), 6);
  });

  test('[A5] pictures of one thing place each other above others; where no two show the same, none is told', () => {
    const near = (x: number, y: number) => normalise([x, y, 0.3]);
    const vectors = [near(1, 0), near(1, 0.1), near(0, 1), near(0.1, 1)];
    const scale = fitPictureScale(vectors, ['a', 'a', 'b', 'b']);
    expect(relevanceAt(scale, 0.99)).toBeGreaterThan(relevanceAt(scale, 0.2));
    expect(fitPictureScale(vectors, ['a', 'b', 'c', 'd'])).toEqual({ slope: 0, offset: 0 });
  });
});
