import { describe, expect, test } from 'vitest';
import { dot, row } from '../vector.js';
import { createProjector, project } from './projector.js';

const dimensions = 6;

/** Texts that differ along the first two dimensions, and others along the third and fourth; both a little along the fifth. */
function texts(first: number, seed: number): Float32Array {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  return Float32Array.from({ length: 300 * dimensions }, (_, at) => {
    const dimension = at % dimensions;
    if (dimension === first || dimension === first + 1) return next();
    return dimension === 4 ? 0.3 * next() : dimension === 5 ? 1 : 0;
  });
}

describe('a projector', () => {
  const [subjects, styles] = [texts(0, 1), texts(2, 2)];

  test('[A4] keeps what its texts differ in and drops what the other side differs in', () => {
    const projector = createProjector(subjects, styles, { dimensions, most: 2 });
    expect(projector.count).toBe(2);
    const kept = project(projector, [0.5, -0.5, 0.7, 0.7, 0, 1]);
    [0.5, -0.5, 0, 0, 0, 0].forEach((value, at) => void expect(kept[at]).toBeCloseTo(value, 1));
    const reversed = project(
      createProjector(styles, subjects, { dimensions, most: 2 }),
      [0.5, -0.5, 0.7, 0.7, 0, 1],
    );
    [0, 0, 0.7, 0.7, 0, 0].forEach((value, at) => void expect(reversed[at]).toBeCloseTo(value, 1));
  });

  test('[A4] its directions are orthonormal, so that projecting twice changes nothing', () => {
    const projector = createProjector(subjects, styles, { dimensions, most: 4 });
    for (let one = 0; one < projector.count; one++) {
      for (let other = 0; other < projector.count; other++) {
        const product = dot(row(projector.rows, one, dimensions), row(projector.rows, other, dimensions));
        expect(product).toBeCloseTo(one === other ? 1 : 0, 5);
      }
    }
    const once = project(projector, [1, 2, 3, 4, 5, 6]);
    project(projector, once).forEach((value, at) => void expect(value).toBeCloseTo(once[at]!, 4));
  });

  test('[A4] directions in which only the other side differs are never taken', () => {
    expect(createProjector(subjects, styles, { dimensions, most: 6 }).count).toBeLessThanOrEqual(3);
  });
});
