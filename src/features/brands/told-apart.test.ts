import { describe, expect, test } from 'vitest';
import { brandWorld } from '../../../test/brand-world.js';
import { learnBrand } from './scorer.js';

const world = brandWorld(11);

describe('told apart', () => {
  test('[R8] a brand is told from the library, and pictures at random are not', () => {
    const apart = (by: number) =>
      learnBrand(world.examples(world.pictures(10, by), { resamples: 0 })).testApart();
    expect(apart(2)).toMatchObject({ chance: 1 / 200 });
    const refused = Array.from({ length: 20 }, () => apart(0).chance!).filter((chance) => chance > 0.01);
    expect(refused.length).toBeGreaterThanOrEqual(19);
  });

  test('[R8] with too few other pictures nothing is tested', () => {
    const small = brandWorld(5, 15);
    expect(learnBrand(small.examples(small.pictures(10, 2))).testApart()).not.toHaveProperty('chance');
  });
});
