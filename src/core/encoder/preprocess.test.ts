import { describe, expect, test } from 'vitest';
import { drawPixels } from '../../../test/drawn-pixels.js';
import { photoLike } from '../../../test/photo-like.js';
import { referencePreprocess } from '../../../test/reference-preprocess.js';
import { MotifError } from '../errors.js';
import type { Pixels } from '../image.js';
import { fromHalf, toHalf } from './half.js';
import { preprocessPixels, readPreprocessSettings } from './preprocess.js';

/** Leaves bytes as they are, so that expectations are colours. */
const plain = { do_rescale: false, do_normalize: false };
const file = 'preprocessor_config.json';

function prepare(pixels: Pixels, config: Record<string, unknown>, padsToSquare = false): Float32Array {
  return preprocessPixels(pixels, readPreprocessSettings({ ...plain, ...config }, { padsToSquare, file }));
}

/** The colours of one row of the prepared square, as hex. */
function rowColours(values: Float32Array, sidePx: number, y: number): string[] {
  return Array.from({ length: sidePx }, (_, x) => {
    const channels = [0, 1, 2].map((channel) => values[(channel * sidePx + y) * sidePx + x]!);
    return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  });
}

const halves = drawPixels(8, 4, (x) => (x < 2 ? '#ff0000' : x < 6 ? '#00ff00' : '#0000ff'));

describe('preparing pixels', () => {
  test('[E14] a crop keeps the middle square', () => {
    const values = prepare(halves, { size: { shortest_edge: 4 }, do_center_crop: true, crop_size: 4 });
    expect(rowColours(values, 4, 0)).toEqual(['#00ff00', '#00ff00', '#00ff00', '#00ff00']);
  });

  test('[E14] a crop larger than the resized picture is filled with black, as in the reference', () => {
    const grey = drawPixels(4, 4, () => '#808080');
    const values = prepare(grey, {
      size: { shortest_edge: 2 },
      do_center_crop: true,
      crop_size: { height: 4, width: 4 },
    });
    expect(rowColours(values, 4, 0)).toEqual(['#000000', '#000000', '#000000', '#000000']);
    expect(rowColours(values, 4, 1)).toEqual(['#000000', '#808080', '#808080', '#000000']);
  });

  test('[E14] a squash keeps everything', () => {
    const values = prepare(halves, { size: { height: 4, width: 4 }, resample: 2 });
    const [first, , , last] = rowColours(values, 4, 2);
    expect([first!.slice(1, 3) > '80', last!.slice(5) > '80']).toEqual([true, true]);
  });

  test('[E14] the built-in model gets a square on the most common colour of the border', () => {
    const drawing = drawPixels(8, 4, (x, y) => (x > 1 && x < 6 && y > 0 && y < 3 ? '#ff0000' : '#ffee00'));
    const values = prepare(drawing, { size: { height: 8, width: 8 } }, true);
    expect(rowColours(values, 8, 0)).toEqual(new Array(8).fill('#ffee00'));
    expect(rowColours(values, 8, 3)).toEqual(rowColours(values, 8, 4));
    expect(rowColours(values, 8, 3)[4]).toBe('#ff0000');
  });

  test('[E14] a strip of 20,000 pixels is padded without a square of that size', () => {
    const strip = drawPixels(20_000, 2, () => '#336699');
    expect(rowColours(prepare(strip, { size: { height: 8, width: 8 } }, true), 8, 4)).toEqual(
      new Array(8).fill('#336699'),
    );
  });

  test('[E14] the filter is the one that the settings name', () => {
    const edge = drawPixels(16, 16, (x) => (x < 8 ? '#000000' : '#ffffff'));
    const size = { size: { height: 64, width: 64 } };
    const [bilinear, bicubic, lanczos] = [2, 3, 1].map((resample) => prepare(edge, { ...size, resample }));
    const halfway = (values: Float32Array) =>
      values
        .slice(0, 64)
        .map((value) => Math.round(value))
        .join();
    expect(new Set([bilinear, bicubic, lanczos].map((values) => halfway(values!))).size).toBe(3);
    // Linear interpolation at a quarter, by hand: 1/8, 3/8, 5/8, 7/8 of 255.
    expect([...bilinear!.slice(30, 34)]).toEqual(
      [32, 96, 159, 223].map((value) => expect.closeTo(value, -0.4)),
    );
  });

  test('[E14] bicubic agrees with a 64-bit reference to one level, reduced and enlarged', () => {
    for (const picture of [photoLike(301, 207), photoLike(40, 90)]) {
      const config = { size: { shortest_edge: 64 }, do_center_crop: true, crop_size: 64 };
      const settings = readPreprocessSettings(config, { padsToSquare: false, file });
      const values = preprocessPixels(picture, settings);
      const reference = referencePreprocess(picture, 64);
      const level = 1 / 255 / 0.26;
      expect(Math.max(...values.map((value, index) => Math.abs(value - reference[index]!)))).toBeLessThan(
        1.6 * level,
      );
    }
  });

  test('[E6] settings without a square size are model_unavailable', () => {
    expect(() =>
      readPreprocessSettings({ size: { shortest_edge: 0 } }, { padsToSquare: false, file }),
    ).toThrow(MotifError);
  });
});

describe('16-bit floats', () => {
  test('[E8] every finite value and infinity comes back as it was', () => {
    const all = Uint16Array.from({ length: 65536 }, (_, index) => index).filter(
      (bits) => (bits & 0x7c00) !== 0x7c00,
    );
    expect(toHalf(fromHalf(all))).toEqual(all);
    expect([...fromHalf(toHalf(Float32Array.of(1e6, -1e6, 65504)))]).toEqual([
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      65504,
    ]);
  });

  test('[E8] values between two are rounded to the nearest, to the even one when halfway', () => {
    const [below, halfway, above] = fromHalf(
      toHalf(Float32Array.of(1 + 2 ** -12, 1 + 2 ** -11, 1 + 3 * 2 ** -12)),
    );
    expect([below, halfway, above]).toEqual([1, 1, 1 + 2 ** -10]);
    expect(fromHalf(toHalf(Float32Array.of(2 ** -26, 2 ** -24)))).toEqual(Float32Array.of(0, 2 ** -24));
  });
});
