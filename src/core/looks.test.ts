import { describe, expect, test } from 'vitest';
import { drawPixels } from '../../test/drawn-pixels.js';
import { photoLike } from '../../test/photo-like.js';
import type { Pixels } from './image.js';
import { colourDirection, formDirection, looksDimensions, looksOf, paintedCells } from './looks.js';
import { copyToMeasure } from './statistics.js';
import { dot } from './vector.js';

const white = '#ffffff';
const disc = (cx: number, cy: number, colour = '#c8102e', ground = white) =>
  drawPixels(120, 120, (x, y) => (Math.hypot(x - cx, y - cy) < 28 ? colour : ground));
/** The outline of a disc, as one would draw it with a pen. */
const ring = (cx: number, cy: number) =>
  drawPixels(120, 120, (x, y) => (Math.abs(Math.hypot(x - cx, y - cy) - 28) < 1.5 ? '#000000' : white));
const cross = drawPixels(120, 120, (x, y) =>
  Math.abs(x - 60) < 14 || Math.abs(y - 60) < 14 ? '#1a4f9c' : white,
);

const look = (pixels: Pixels) => looksOf(copyToMeasure(pixels));
const form = (sketch: Pixels, pixels: Pixels) => dot(formDirection(copyToMeasure(sketch))!, look(pixels));
const colour = (wanted: Pixels, pixels: Pixels, cells?: number[]) =>
  dot(colourDirection(copyToMeasure(wanted), cells)!, look(pixels));

describe('what a picture looks like', () => {
  test('[K12] is a unit vector, whatever the picture', () => {
    const pictures = [
      disc(60, 60),
      cross,
      photoLike(300, 200),
      drawPixels(1, 1, () => white),
      drawPixels(3, 200, (_, y) => (y % 2 ? '#000000' : '#ff0000')),
    ];
    for (const pixels of pictures) {
      const vector = look(pixels);
      expect(vector).toHaveLength(looksDimensions);
      expect(dot(vector, vector)).toBeCloseTo(1, 5);
    }
  });

  test('[K12] a line drawing is most like the picture with the same outline, a little shift allowed', () => {
    const sketch = ring(60, 60);
    expect(form(sketch, disc(60, 60))).toBeGreaterThan(form(sketch, disc(30, 30)) + 0.1);
    expect(form(sketch, disc(60, 60))).toBeGreaterThan(form(sketch, cross) + 0.1);
    expect(form(sketch, disc(64, 57))).toBeGreaterThan(form(sketch, cross));
    // What it is drawn with does not matter.
    expect(form(sketch, disc(60, 60, '#f2efe8', '#26343a'))).toBeGreaterThan(form(sketch, cross));
  });

  test('[K12] without lines there is no direction of lines', () => {
    expect(formDirection(copyToMeasure(drawPixels(80, 80, () => '#35c7c0')))).toBeUndefined();
  });

  test('[K13] colours are compared where they lie', () => {
    const wanted = disc(30, 30, '#c8102e');
    expect(colour(wanted, disc(32, 30, '#cc1f33'))).toBeGreaterThan(colour(wanted, disc(90, 90, '#c8102e')));
    expect(colour(wanted, disc(30, 30, '#c8102e'))).toBeGreaterThan(colour(wanted, disc(30, 30, '#12688f')));
  });

  test('[K13] the order of colour scores is that of distances between mean colours', () => {
    const plain = (hex: string) => drawPixels(50, 50, () => hex);
    const wanted = plain('#2a9d8f');
    const order = ['#2a9d8f', '#3aa699', '#12688f', '#f2684f'].map((hex) => colour(wanted, plain(hex)));
    expect(order).toEqual([...order].sort((one, other) => other - one));
    expect(new Set(order).size).toBe(4);
  });

  test('[K13] only painted cells count where they alone are asked for', () => {
    const blob = copyToMeasure(disc(24, 24, '#f7c600'));
    const painted = paintedCells(blob);
    expect(painted.length).toBeGreaterThan(0);
    expect(painted.length).toBeLessThan(9);
    const elsewhere = (ground: string) =>
      drawPixels(120, 120, (x, y) => (x < 48 && y < 48 ? '#f7c600' : ground));
    const difference = Math.abs(
      colour(disc(24, 24, '#f7c600'), elsewhere('#ffffff'), painted) -
        colour(disc(24, 24, '#f7c600'), elsewhere('#10202f'), painted),
    );
    expect(difference).toBeLessThan(0.08);
    expect(colourDirection(blob, [])).toBeUndefined();
  });
});
