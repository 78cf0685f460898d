import { describe, expect, test } from 'vitest';
import { drawPixels, noisy } from '../../test/drawn-pixels.js';
import type { Pixels } from './image.js';
import { areNearCopies, type CopyTraits } from './near-copies.js';
import { hammingDistance, perceptualHash } from './perceptual-hash.js';
import { averageAreas } from './shrink.js';
import { copyToMeasure, measureImage } from './statistics.js';

const traits = (pixels: Pixels): CopyTraits => ({
  widthPx: pixels.widthPx,
  heightPx: pixels.heightPx,
  perceptualHash: perceptualHash(pixels),
  statistics: measureImage(copyToMeasure(pixels)),
});

const scene = (grass: string) =>
  drawPixels(320, 240, (x, y) =>
    Math.hypot(x - 220, y - 70) < 34 ? '#ffd166' : y > 140 + 24 * Math.sin(x / 40) ? grass : '#8ecae6',
  );

describe('areNearCopies', () => {
  const original = traits(scene('#2a6f4e'));

  test('[K10] a smaller and a noisier copy are near copies', () => {
    const smaller = averageAreas(scene('#2a6f4e'), { widthPx: 160, heightPx: 120 });
    expect(areNearCopies(original, traits(smaller))).toBe(true);
    expect(areNearCopies(traits(noisy(smaller, 10)), original)).toBe(true);
  });

  test('[K10] another colouring whose hash is as near is none', () => {
    const recoloured = traits(scene('#7a4a9e'));
    expect(hammingDistance(recoloured.perceptualHash, original.perceptualHash)).toBeLessThanOrEqual(6);
    expect(areNearCopies(original, recoloured)).toBe(false);
  });

  test('[K10] a squeezed picture is none', () => {
    const squeezed = averageAreas(scene('#2a6f4e'), { widthPx: 240, heightPx: 240 });
    expect(areNearCopies(original, traits(squeezed))).toBe(false);
  });
});
