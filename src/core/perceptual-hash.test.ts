import { describe, expect, test } from 'vitest';
import { drawPixels, noisy } from '../../test/drawn-pixels.js';
import type { Pixels } from './image.js';
import { hammingDistance, perceptualHash } from './perceptual-hash.js';
import { averageAreas } from './shrink.js';

/** Pictures of plain shapes: a scene, a symmetric drawing, a plain sign. */
const drawings: Record<string, (x: number, y: number) => string> = {
  scene: (x, y) =>
    Math.hypot(x - 0.7, y - 0.3) < 0.12
      ? '#ffd166'
      : y > 0.55 + 0.1 * Math.sin(x * 9)
        ? '#2a6f4e'
        : '#8ecae6',
  'symmetric cup': (x, y) =>
    Math.abs(x - 0.5) < 0.25 - (y - 0.3) * 0.15 && y > 0.3 && y < 0.8 ? '#b5651d' : '#ffffff',
  cross: (x, y) => (Math.abs(x - 0.5) < 0.1 || Math.abs(y - 0.5) < 0.1 ? '#c8102e' : '#ffffff'),
  slope: (x, y) => (y > x * 0.8 + 0.1 ? '#333355' : '#ddddee'),
};

const draw = (name: string, edge = 300) =>
  drawPixels(edge, edge, (x, y) => drawings[name]!(x / edge, y / edge));

function crop(pixels: Pixels, marginPx: number): Pixels {
  const widthPx = pixels.widthPx - 2 * marginPx;
  const heightPx = pixels.heightPx - 2 * marginPx;
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++) {
    const from = ((y + marginPx) * pixels.widthPx + marginPx) * 3;
    data.set(pixels.data.subarray(from, from + widthPx * 3), y * widthPx * 3);
  }
  return { data, widthPx, heightPx };
}

describe.each(Object.keys(drawings))('the hash of a %s', (name) => {
  const hash = perceptualHash(draw(name));

  test('[K9] is 16 hex digits and holds under resizing', () => {
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    for (const edge of [90, 150, 240, 431]) {
      const resized = averageAreas(draw(name), { widthPx: edge, heightPx: edge });
      expect(hammingDistance(hash, perceptualHash(resized))).toBeLessThanOrEqual(6);
    }
    const squeezed = averageAreas(draw(name), { widthPx: 200, heightPx: 160 });
    expect(hammingDistance(hash, perceptualHash(squeezed))).toBeLessThanOrEqual(6);
  });

  test('[K9] holds under the noise of compression and a slight crop', () => {
    expect(hammingDistance(hash, perceptualHash(noisy(draw(name), 12)))).toBeLessThanOrEqual(6);
    expect(hammingDistance(hash, perceptualHash(crop(draw(name), 3)))).toBeLessThanOrEqual(6);
  });

  test('[K9] differs from the hashes of other drawings', () => {
    for (const other of Object.keys(drawings).filter((key) => key !== name)) {
      expect(hammingDistance(hash, perceptualHash(draw(other)))).toBeGreaterThan(12);
    }
  });
});

describe('hammingDistance', () => {
  test('[K9] counts the bits that differ', () => {
    expect(hammingDistance('0000000000000000', 'ffffffffffffffff')).toBe(64);
    expect(hammingDistance('8000000000000001', '0000000000000000')).toBe(2);
    expect(hammingDistance('0123456789abcdef', '0123456789abcdee')).toBe(1);
    expect(hammingDistance('f00000000000000f', 'f00000000000000f')).toBe(0);
  });

  test('[K9] a flat picture has the hash of zeros whatever its colour', () => {
    for (const hex of ['#000000', '#ffffff', '#7f7f7f', '#c8102e']) {
      expect(perceptualHash(drawPixels(50, 20, () => hex))).toBe('0000000000000000');
    }
  });
});
