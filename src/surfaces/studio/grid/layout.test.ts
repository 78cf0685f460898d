import { describe, expect, test } from 'vitest';
import { justify, rowAt, rowOf, shownRatio, spanOf, verticalNeighbour } from './layout.js';

const measures = { widthPx: 1000, rowHeightPx: 200, gapPx: 8 };

/** A repeatable sequence of ratios between about 0.4 and 2.4. */
function ratiosOf(count: number): Float64Array {
  let state = 7;
  return Float64Array.from({ length: count }, () => {
    state = (state * 16807) % 2147483647;
    return 0.4 + (2 * state) / 2147483647;
  });
}

describe('justified rows', () => {
  test('[V3] every row but the last fills the width to the pixel', () => {
    const ratios = ratiosOf(500);
    const layout = justify(ratios, measures);
    for (let row = 0; row < layout.rows - 1; row++) {
      const last = spanOf(layout, ratios, measures.gapPx, layout.starts[row + 1]! - 1);
      expect(last.leftPx + last.widthPx).toBeCloseTo(1000, 6);
      expect(layout.heightsPx[row]).toBeGreaterThan(120);
      expect(layout.heightsPx[row]).toBeLessThan(340);
    }
  });

  test('[V3] every picture has its place once and in order', () => {
    const layout = justify(ratiosOf(1234), measures);
    expect(layout.starts[0]).toBe(0);
    expect(layout.starts[layout.rows]).toBe(1234);
    for (let row = 0; row < layout.rows; row++)
      expect(layout.starts[row + 1]!).toBeGreaterThan(layout.starts[row]!);
  });

  test('[V3] the last row is not stretched, and one wide picture still fits', () => {
    expect(justify([1], measures).heightsPx[0]).toBe(200);
    expect(justify([3.2], { ...measures, widthPx: 320 }).heightsPx[0]).toBe(100);
  });

  test('[V3] no picture, no width and impossible sizes break nothing', () => {
    expect(justify([], measures)).toMatchObject({ rows: 0, totalPx: 0 });
    expect(Number.isFinite(justify([1, 2, 3], { ...measures, widthPx: 0 }).totalPx)).toBe(true);
    expect(shownRatio({ widthPx: 0, heightPx: 0 })).toBe(1);
    expect(shownRatio({ widthPx: 90_000, heightPx: 3 })).toBe(3.2);
    expect(shownRatio({ widthPx: 1, heightPx: 5000 })).toBe(0.4);
  });
});

describe('finding the way in a grid', () => {
  const ratios = ratiosOf(100_000);
  const layout = justify(ratios, measures);

  test('[V3] a height leads to its row, and a picture to its own', () => {
    for (const row of [0, 1, 777, layout.rows - 1]) {
      expect(rowAt(layout, layout.topsPx[row]!)).toBe(row);
      expect(rowAt(layout, layout.topsPx[row]! + layout.heightsPx[row]! - 1)).toBe(row);
      expect(rowOf(layout, layout.starts[row]!)).toBe(row);
      expect(rowOf(layout, layout.starts[row + 1]! - 1)).toBe(row);
    }
    expect(rowAt(layout, -50)).toBe(0);
    expect(rowAt(layout, 1e12)).toBe(layout.rows - 1);
  });

  test('[V3] up and down lead to the picture that lies above or below', () => {
    const two = justify([1, 1, 1, 1], { widthPx: 200, rowHeightPx: 100, gapPx: 0 });
    expect(verticalNeighbour(two, [1, 1, 1, 1], 0, 1, 1)).toBe(3);
    expect(verticalNeighbour(two, [1, 1, 1, 1], 0, 2, -1)).toBe(0);
    expect(verticalNeighbour(two, [1, 1, 1, 1], 0, 0, -1)).toBe(0);
    expect(verticalNeighbour(two, [1, 1, 1, 1], 0, 3, 1)).toBe(3);
  });
});
