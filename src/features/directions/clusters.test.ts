import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.js';
import { normalise, type UnitVector } from '../../core/vector.js';
import { clusterByDirection } from './clusters.js';

const random = createRandom(5);
/** Three bundles of directions, thirty in each. */
const bundles = Array.from({ length: 90 }, (_, at) =>
  normalise(Array.from({ length: 8 }, (_unused, axis) => (axis === at % 3 ? 1 : 0.15 * (random() - 0.5)))),
);

describe('clusters', () => {
  test('[U1] bundles of directions are told apart, and the same vectors always give the same groups', () => {
    const { groupOf, centres } = clusterByDirection(bundles, 3);
    expect(centres).toHaveLength(3);
    for (let at = 0; at < bundles.length; at++) expect(groupOf[at]).toBe(groupOf[at % 3]);
    expect(new Set(groupOf).size).toBe(3);
    expect(clusterByDirection(bundles, 3)).toEqual({ groupOf, centres });
  });

  test('[U1] there are never more groups than different vectors, and none is empty', () => {
    const one = bundles[0]!;
    expect(clusterByDirection([one, one, one], 5)).toMatchObject({ groupOf: [0, 0, 0] });
    const { groupOf, centres } = clusterByDirection(bundles.slice(0, 4) as UnitVector[], 10);
    expect(new Set(groupOf).size).toBe(centres.length);
    expect(() => clusterByDirection([], 2)).toThrow('received none');
  });
});
