import { describe, expect, test } from 'vitest';
import { seededRandom, seedOf } from './random.js';

describe('seededRandom', () => {
  test('[D2] gives the same numbers for the same seed on every machine', () => {
    const random = seededRandom(1);
    expect([random.next(), random.next(), random.next()].map((value) => value.toFixed(6))).toEqual([
      '0.627074',
      '0.002736',
      '0.527447',
    ]);
    expect(seededRandom(2).next()).not.toBe(seededRandom(1).next());
    expect(seedOf('icons/cat')).toBe(seedOf('icons/cat'));
    expect(seedOf('icons/cat')).not.toBe(seedOf('icons/car'));
  });

  test('[D2] keeps to the bounds it is given and loses nothing in shuffling', () => {
    const random = seededRandom(7);
    const wholes = Array.from({ length: 500 }, () => random.whole(2, 4));
    expect(new Set(wholes)).toEqual(new Set([2, 3, 4]));
    for (let at = 0; at < 100; at++) {
      const value = random.between(-3, 5);
      expect(value >= -3 && value < 5).toBe(true);
    }
    expect(random.shuffled([1, 2, 3, 4, 5, 6]).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
