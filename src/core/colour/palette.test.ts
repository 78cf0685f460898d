import { describe, expect, test } from 'vitest';
import { drawPixels, noisy } from '../../../test/drawn-pixels.js';
import { deltaE2000 } from './difference.js';
import { extractPalette } from './palette.js';

const sum = (areas: { area: number }[]) => areas.reduce((total, { area }) => total + area, 0);

describe('extractPalette', () => {
  test('[K4] flat fields come back as exactly their colours with their areas, largest first', () => {
    const flag = drawPixels(300, 200, (x) => (x < 150 ? '#22334a' : x < 240 ? '#e8c39e' : '#ff0000'));
    const palette = extractPalette(flag);
    expect(palette.map(({ hex }) => hex)).toEqual(['#22334a', '#e8c39e', '#ff0000']);
    expect(palette[0]!.area).toBeCloseTo(0.5, 1);
    expect(palette[1]!.area).toBeCloseTo(0.3, 1);
    expect(palette[2]!.area).toBeCloseTo(0.2, 1);
  });

  test('[K4] white, black and a single pixel have one colour of area 1', () => {
    expect(extractPalette(drawPixels(40, 30, () => '#ffffff'))).toEqual([{ hex: '#ffffff', area: 1 }]);
    expect(extractPalette(drawPixels(500, 3, () => '#000000'))).toEqual([{ hex: '#000000', area: 1 }]);
    expect(extractPalette(drawPixels(1, 1, () => '#123456'))).toEqual([{ hex: '#123456', area: 1 }]);
  });

  test('[K4] blended edges around a flat subject leave the colours of subject and ground as they are', () => {
    const disc = drawPixels(300, 300, (x, y) => {
      const distance = Math.hypot(x - 150, y - 150);
      return distance < 98 ? '#d62828' : distance < 102 ? '#eb9494' : '#ffffff';
    });
    const hexes = extractPalette(disc).map(({ hex }) => hex);
    expect(hexes.slice(0, 2)).toEqual(['#ffffff', '#d62828']);
  });

  test('[K5] what covers under a hundredth is left out, a small accent above it is kept', () => {
    const withSquare = (edge: number) =>
      extractPalette(drawPixels(320, 320, (x, y) => (x < edge && y < edge ? '#ff0000' : '#f4f1ea')));
    expect(withSquare(20)).toHaveLength(1);
    expect(withSquare(48).map(({ hex }) => hex)).toEqual(['#f4f1ea', '#ff0000']);
  });

  test('[K5] colours that an eye can hardly tell apart are one', () => {
    const palette = extractPalette(drawPixels(200, 200, (x) => (x % 40 < 20 ? '#406080' : '#426282')));
    expect(palette).toHaveLength(1);
    expect(deltaE2000(palette[0]!.hex, '#416181')).toBeLessThan(2);
  });

  test('[K5] a noisy gradient gives at most 8 colours, whose areas sum to 1, and twice the same ones', () => {
    const gradient = noisy(
      drawPixels(300, 200, (x, y) => rgb(x * 0.8, y, 255 - x * 0.5)),
      20,
    );
    const palette = extractPalette(gradient);
    expect(palette.length).toBeGreaterThan(4);
    expect(palette.length).toBeLessThanOrEqual(8);
    expect(sum(palette)).toBeCloseTo(1, 9);
    expect(palette).toEqual(extractPalette(gradient));
  });

  test('[K5] a palette hardly changes with the size of the picture', () => {
    const at = (edge: number) =>
      extractPalette(
        drawPixels(edge, edge, (x, y) => (y < edge / 3 ? '#264653' : x < edge / 2 ? '#2a9d8f' : '#e9c46a')),
      );
    expect(at(600).map(({ hex }) => hex)).toEqual(at(150).map(({ hex }) => hex));
    for (const [index, { area }] of at(600).entries()) expect(area).toBeCloseTo(at(150)[index]!.area, 1);
  });
});

function rgb(...values: number[]): string {
  return `#${values
    .map((value) =>
      Math.min(255, Math.max(0, Math.round(value)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
