import { describe, expect, test } from 'vitest';
import { drawPixels } from '../../test/drawn-pixels.js';
import { photoLike } from '../../test/photo-like.js';
import type { Pixels } from './image.js';
import { looksPhotographed } from './photograph.js';
import { copyToMeasure, measureImage as measureCopy } from './statistics.js';

const measureImage = (pixels: Pixels) => measureCopy(copyToMeasure(pixels));

const stripes = (edge: number, of: (x: number, y: number) => number) =>
  drawPixels(edge, edge, (x, y) => (Math.floor(of(x, y) / (edge / 6)) % 2 === 0 ? '#000000' : '#ffffff'));

describe('measureImage', () => {
  test('[K6] black, white and grey differ in brightness only', () => {
    const flat = (hex: string) => measureImage(drawPixels(60, 40, () => hex));
    const none = { contrast: 0, edgeDensity: 0, edgeOrientations: [0, 0, 0, 0, 0, 0, 0, 0] };
    expect(flat('#000000')).toMatchObject({ ...none, brightness: 0, chroma: 0 });
    for (const hex of ['#ffffff', '#808080']) {
      const { brightness, chroma, contrast, ...edges } = flat(hex);
      expect(brightness).toBeCloseTo(hex === '#ffffff' ? 1 : 0.6, 3);
      expect(chroma).toBeCloseTo(0, 4);
      expect(contrast).toBeCloseTo(0, 3);
      expect(edges).toEqual({
        edgeDensity: 0,
        edgeOrientations: none.edgeOrientations,
        flatness: 1,
        roughness: 0,
      });
    }
  });

  test('[K6] chroma tells vivid from muted from grey', () => {
    const chroma = (hex: string) => measureImage(drawPixels(10, 10, () => hex)).chroma;
    expect(chroma('#ff0000')).toBeCloseTo(0.258, 2);
    expect(chroma('#ff0000')).toBeGreaterThan(chroma('#b08080') * 3);
    expect(chroma('#b08080')).toBeGreaterThan(chroma('#8a8a8a') + 0.03);
  });

  test('[K6] half black and half white has the greatest contrast, 0.5', () => {
    const { brightness, contrast } = measureImage(stripes(240, (x) => x));
    expect(brightness).toBeCloseTo(0.5, 1);
    expect(contrast).toBeCloseTo(0.5, 1);
  });

  test.each([
    ['horizontal edges fall in the first bin', (_: number, y: number) => y, 0],
    ['vertical edges fall in the fifth', (x: number, _: number) => x, 4],
    ['edges rising to the right fall in the third', (x: number, y: number) => x + y, 2],
    ['edges falling to the right fall in the seventh', (x: number, y: number) => x - y + 240, 6],
  ])('[K7] %s', (_, of, bin) => {
    const { edgeOrientations, edgeDensity } = measureImage(stripes(240, of));
    expect(edgeOrientations[bin]).toBeGreaterThan(0.9);
    expect(edgeOrientations.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(edgeDensity).toBeGreaterThan(0.05);
  });

  test('[K7] measures hardly change when the picture is four times as large', () => {
    const disc = (edge: number) =>
      measureImage(
        drawPixels(edge, edge, (x, y) =>
          Math.hypot(x / edge - 0.5, y / edge - 0.5) < 0.3 ? '#c8102e' : '#f2efe8',
        ),
      );
    const [small, large] = [disc(110), disc(440)];
    expect(large.brightness).toBeCloseTo(small.brightness, 2);
    expect(large.chroma).toBeCloseTo(small.chroma, 2);
    expect(large.contrast).toBeCloseTo(small.contrast, 2);
    expect(large.edgeDensity).toBeCloseTo(small.edgeDensity, 1);
  });

  test('[K11] flat colour is flat and smooth; grain and soft light are neither flat nor as rough as hard stripes', () => {
    const flat = measureImage(drawPixels(200, 120, () => '#c8102e'));
    expect(flat).toMatchObject({ flatness: 1, roughness: 0 });
    expect(looksPhotographed(flat)).toBe(false);
    const photograph = measureImage(photoLike(900, 600));
    expect(photograph.flatness).toBeLessThan(0.1);
    expect(photograph.roughness).toBeGreaterThan(2);
    expect(looksPhotographed(photograph)).toBe(true);
    const lines = measureImage(drawPixels(96, 96, (x, y) => ((x + y) % 2 ? '#000000' : '#ffffff')));
    expect(lines.roughness).toBeGreaterThan(photograph.roughness);
    expect(looksPhotographed(lines)).toBe(false);
  });

  test('[K7] a picture too small for edges has none', () => {
    expect(measureImage(drawPixels(1, 1, () => '#ff0000')).edgeDensity).toBe(0);
    expect(measureImage(drawPixels(2, 300, (_, y) => (y % 2 ? '#000000' : '#ffffff'))).edgeDensity).toBe(0);
  });
});
