import { describe, expect, test } from 'vitest';
import { planeOf } from './scaling.js';

const between = (places: readonly (readonly number[])[]) =>
  places.map(([x1, y1]) => places.map(([x2, y2]) => Math.hypot(x1! - x2!, y1! - y2!)));

describe('places in a plane', () => {
  test('[U6] distances that a plane can show are shown as they are', () => {
    const distances = between([
      [0, 0],
      [3, 0],
      [0, 4],
      [7, 1],
    ]);
    const places = planeOf(distances);
    between(places).forEach((line, one) => {
      line.forEach((distance, two) => void expect(distance).toBeCloseTo(distances[one]![two]!, 6));
    });
    expect(places[0]![0]).toBeGreaterThanOrEqual(0);
    expect(places[0]![1]).toBeGreaterThanOrEqual(0);
  });

  test('[U6] one thing stands in the middle, and things in one place stay together', () => {
    expect(planeOf([])).toEqual([]);
    expect(planeOf([[0]])).toEqual([[0, 0]]);
    for (const [x, y] of planeOf([
      [0, 0],
      [0, 0],
    ]))
      expect(Math.hypot(x, y)).toBeCloseTo(0, 9);
  });
});
