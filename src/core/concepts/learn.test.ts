import { describe, expect, test } from 'vitest';
import { momentsOf } from '../moments.js';
import { dot, normalise, type UnitVector } from '../vector.js';
import { learnConcept } from './learn.js';

/** The same numbers on every machine; near normal. */
function createNoise(seed: number): () => number {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => next() + next() + next() + next() - 2;
}

const dimensions = 16;
/** Pictures differ mostly in their subject (many directions) and a little in the concept, along the last dimension. */
function world(seed: number) {
  const noise = createNoise(seed);
  const picture = (concept: number): UnitVector =>
    normalise(
      Array.from({ length: dimensions }, (_, at) =>
        at === dimensions - 1
          ? 0.36 * concept + 0.12 * noise()
          : at === 0
            ? 2
            : noise() * (1 + (at % 5)) * 0.3,
      ),
    );
  const library = Array.from({ length: 2000 }, () => picture(0));
  return { picture, library, moments: momentsOf(library) };
}

function areaUnderCurve(direction: Float32Array, right: Float32Array[], wrong: Float32Array[]): number {
  let above = 0;
  for (const one of right)
    for (const other of wrong) above += Number(dot(direction, one) > dot(direction, other));
  return above / (right.length * wrong.length);
}

describe('learning a concept', () => {
  test('[N1] a few examples tell it from the library better than their mean does', () => {
    let [learned, centroid] = [0, 0];
    for (let seed = 1; seed <= 5; seed++) {
      const { picture, library, moments } = world(seed);
      const positives = Array.from({ length: 12 }, () => picture(1));
      const fresh = Array.from({ length: 60 }, () => picture(1));
      const { direction } = learnConcept({ positives, counters: [], background: library, moments });
      const mean = normalise(positives[0]!.map((_, at) => positives.reduce((sum, one) => sum + one[at]!, 0)));
      learned += areaUnderCurve(direction, fresh, library) / 5;
      centroid += areaUnderCurve(mean, fresh, library) / 5;
    }
    expect(learned).toBeGreaterThan(0.85);
    expect(learned).toBeGreaterThan(centroid + 0.2);
  });

  test('[N2] examples that say nothing leave the words their whole say', () => {
    const { picture, library, moments } = world(3);
    const text = normalise(Array.from({ length: dimensions }, (_, at) => (at === dimensions - 1 ? 1 : 0)));
    const unrelated = Array.from({ length: 6 }, () => picture(0));
    const fresh = Array.from({ length: 60 }, () => picture(1));
    const { direction } = learnConcept({
      positives: unrelated,
      counters: [],
      text,
      background: library,
      moments,
    });
    const byText = areaUnderCurve(text, fresh, library);
    expect(areaUnderCurve(direction, fresh, library)).toBeGreaterThan(byText - 0.1);
    const only = learnConcept({ positives: [], counters: [], text, background: library, moments });
    expect(only).toEqual({ direction: text, strength: 0, fit: [] });
  });

  test('[N2] words count for more the fewer examples there are', () => {
    const { picture, library, moments } = world(4);
    const text = normalise(Array.from({ length: dimensions }, () => 1));
    const positives = Array.from({ length: 3 }, () => picture(1));
    const strengthOf = (count: number, words: UnitVector) =>
      learnConcept({
        positives: positives.slice(0, count),
        counters: [],
        text: words,
        background: library,
        moments,
      }).strength;
    expect(strengthOf(1, text)).toBeLessThan(strengthOf(3, text));
    // Words that find the examples by themselves have nothing to learn from so few.
    const telling = normalise(Array.from({ length: dimensions }, (_, at) => Number(at === dimensions - 1)));
    expect(strengthOf(3, telling)).toBeLessThan(strengthOf(3, text));
    expect(strengthOf(3, telling)).toBeLessThan(0.35);
  });

  test('[N3] counter-examples turn it away from what it might be taken for', () => {
    const { picture, library, moments } = world(5);
    const noise = createNoise(9);
    const near = (concept: number) =>
      normalise(picture(concept).map((value, at) => value + (at === 1 ? 0.25 + 0.02 * noise() : 0)));
    const positives = Array.from({ length: 6 }, () => near(1));
    const counters = Array.from({ length: 6 }, () => near(0));
    const taken = Array.from({ length: 60 }, () => near(0));
    const fresh = Array.from({ length: 60 }, () => near(1));
    const given = { positives, background: library, moments };
    const without = learnConcept({ ...given, counters: [] });
    const withThem = learnConcept({ ...given, counters });
    const told = (direction: Float32Array) => areaUnderCurve(direction, fresh, taken);
    expect(told(withThem.direction)).toBeGreaterThan(told(without.direction));
  });

  test('[N4] an example that the others would not find is told', () => {
    const { picture, library, moments } = world(6);
    const positives = [...Array.from({ length: 12 }, () => picture(1)), picture(-2)];
    const { fit, separation } = learnConcept({ positives, counters: [], background: library, moments });
    expect(fit).toHaveLength(13);
    expect(Math.min(...fit)).toBe(fit[12]);
    expect(separation).toBeGreaterThan(0.6);
  });

  test('[N1] neither examples nor words are refused', () => {
    const { library, moments } = world(7);
    const nothing = { positives: [], counters: [], background: library, moments };
    expect(() => learnConcept(nothing)).toThrow('received none');
  });
});
