import { describe, expect, test } from 'vitest';
import { drawPixels } from '../../test/drawn-pixels.js';
import { averageAreas, shrinkPixels } from './shrink.js';

describe('shrinking', () => {
  test('[K8] each pixel is the mean of the area it covers', () => {
    const board = drawPixels(4, 2, (x, y) => ((x + y) % 2 === 0 ? '#000000' : '#64c80a'));
    expect([...averageAreas(board, { widthPx: 2, heightPx: 1 }).data]).toEqual([50, 100, 5, 50, 100, 5]);
    const three = drawPixels(3, 1, (x) => ['#000000', '#3c3c3c', '#969696'][x]!);
    expect([...averageAreas(three, { widthPx: 2, heightPx: 1 }).data]).toEqual([20, 20, 20, 120, 120, 120]);
  });

  test('[K8] the longer edge shrinks to the limit, the ratio stays, no edge falls below one pixel', () => {
    const size = (widthPx: number, heightPx: number) => {
      const small = shrinkPixels(
        drawPixels(widthPx, heightPx, () => '#102030'),
        64,
      );
      expect([...small.data.slice(0, 3)]).toEqual([16, 32, 48]);
      expect(small.data).toHaveLength(small.widthPx * small.heightPx * 3);
      return [small.widthPx, small.heightPx];
    };
    expect(size(300, 150)).toEqual([64, 32]);
    expect(size(90, 270)).toEqual([21, 64]);
    expect(size(1000, 3)).toEqual([64, 1]);
  });

  test('[K8] a picture that is small enough is given back as it is', () => {
    const small = drawPixels(64, 20, () => '#102030');
    expect(shrinkPixels(small, 64)).toBe(small);
  });
});
