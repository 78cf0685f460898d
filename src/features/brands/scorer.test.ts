import { describe, expect, test } from 'vitest';
import { brandWorld } from '../../../test/brand-world.js';
import { verdictOf } from './check-pictures.js';
import { learnBrand, scorePicture } from './scorer.js';
import { readScorer, writeScorer } from './scorer-text.js';

const world = brandWorld(21);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a brand’s scorer', () => {
  test('[R18] the same examples give the same scores', () => {
    const examples = world.examples(world.pictures(10, 2));
    const [picture] = world.pictures(1, 2);
    expect(scorePicture(learnBrand(examples).scorer, picture!)).toEqual(
      scorePicture(learnBrand(examples).scorer, picture!),
    );
  });

  test('[R12] read back from its text it scores as it was kept, and a damaged text is refused', () => {
    const counters = world.pictures(4, 1.5, 9);
    const words = world.pictures(1, 3)[0]!.meaning;
    const { scorer } = learnBrand(world.examples(world.pictures(10, 2), { counters, words }));
    const text = writeScorer({ scorer, axes: [] });
    const kept = readScorer(text, 12).scorer;
    for (const picture of world.pictures(20, 1)) {
      expect(scorePicture(kept, picture).score).toBeCloseTo(scorePicture(scorer, picture).score, 4);
    }
    expect(writeScorer({ scorer: kept, axes: [] })).toBe(text);
    for (const wrong of ['', '{}', text.slice(0, -9), text.replace('"examples":14', '"examples":13')])
      expect(() => readScorer(wrong, 12)).toThrow('received a damaged one');
    expect(() => readScorer(text, 13)).toThrow('received a damaged one');
  });

  test('[R4] a brand of two looks passes both, where one look passes hardly either', () => {
    const both = (count: number) => [...world.pictures(count, 2.5, 5), ...world.pictures(count, 2.5, 9)];
    const assets = both(12);
    const fresh = both(60);
    const passing = (looks: number) => {
      const { scorer } = learnBrand(world.examples(assets, { looks, resamples: 0 }));
      return mean(fresh.map((picture) => Number(scorePicture(scorer, picture).score >= 0.75)));
    };
    expect(passing(2)).toBeGreaterThan(passing(1));
    expect(learnBrand(world.examples(world.pictures(12, 2), { looks: undefined })).looks).toBe(1);
  });

  test('[R5] the score is the lower of that against the library and that against what it is not', () => {
    const counters = world.pictures(12, 2, 9);
    const assets = world.pictures(12, 2, 5);
    const alone = learnBrand(world.examples(assets)).scorer;
    const told = learnBrand(world.examples(assets, { counters })).scorer;
    const taken = world.pictures(60, 2, 9);
    for (const picture of taken) {
      const { score, againstLibrary, againstCounters } = scorePicture(told, picture);
      expect(score).toBe(Math.min(againstLibrary, againstCounters!));
    }
    const scores = (scorer: typeof alone) =>
      mean(taken.map((picture) => scorePicture(scorer, picture).score));
    expect(scores(told)).toBeLessThan(scores(alone));
  });

  test('[R6] bounds hold the score, and are narrower for more assets', () => {
    const widthOf = (count: number) => {
      const { scorer } = learnBrand(world.examples(world.pictures(count, 1.2), { resamples: 60 }));
      return mean(
        world.pictures(60, 1.2).map((picture) => {
          const { low, score, high } = scorePicture(scorer, picture);
          expect(low).toBeLessThanOrEqual(score);
          expect(high).toBeGreaterThanOrEqual(score);
          return high - low;
        }),
      );
    };
    expect(widthOf(60)).toBeLessThan(widthOf(8));
  });

  test('[R6] a verdict is said only where both bounds are on one side of the threshold', () => {
    expect(verdictOf({ low: 0.75, high: 0.9 }, 0.75, true)).toBe('pass');
    expect(verdictOf({ low: 0.1, high: 0.74 }, 0.75, true)).toBe('fail');
    expect(verdictOf({ low: 0.7, high: 0.8 }, 0.75, true)).toBe('cannot say');
    expect(verdictOf({ low: 0.8, high: 0.9 }, 0.75, false)).toBe('cannot say');
  });

  test('[R2] words help where there are few assets', () => {
    const words = world
      .pictures(400, 4)
      .reduce((sum, { meaning }) => sum.map((value, at) => value + meaning[at]!), new Float32Array(12));
    const direction = words.map((value, at) => value / 400 - world.spreads.meaning.moments.mean[at]!);
    const [on, off] = [world.pictures(60, 1.5), world.pictures(200, 0)];
    const gapBy = (given?: Float32Array) => {
      const gaps = Array.from({ length: 8 }, (_, seed) => {
        const { scorer } = learnBrand(
          world.examples(world.pictures(3, 1.5), { words: given, resamples: 0, seed }),
        );
        const scores = (all: typeof on) => mean(all.map((picture) => scorePicture(scorer, picture).score));
        return scores(on) - scores(off);
      });
      return mean(gaps);
    };
    expect(gapBy(direction)).toBeGreaterThan(gapBy());
  });
});
