import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawPixels } from '../../../test/drawn-pixels.js';
import { shippedPath } from '../package-folder.js';
import { shrinkPixels } from '../shrink.js';
import type { Encoder } from './encoder.js';
import { loadEncoder } from './load.js';

let mini: Encoder;
beforeAll(async () => {
  mini = await loadEncoder({ folder: shippedPath(path.join('models', 'mini')), modelId: 'mini', threads: 1 });
});
afterAll(() => mini.close());

describe('the built-in model', () => {
  test('[E13] its temperature is what its settings state, and its card says what it is good for', () => {
    expect(mini.card.logitScale).toBe(39);
    expect(mini.card.goodFor).toContain('graphics');
  });

  test('[E14] the copy to which it averages a picture first gives the same input', async () => {
    const picture = drawPixels(300, 200, (x, y) => ((x * y) % 7 < 3 ? '#c02030' : '#f0e0d0'));
    const copy = shrinkPixels(picture, mini.shrinksToPx!);
    expect(copy.widthPx).toBeLessThan(300);
    expect(await mini.preprocess(copy)).toEqual(await mini.preprocess(picture));
  });

  test('[E20] it tells which words it was hardly taught', async () => {
    const unknown = await mini.unknownWords!(
      'A red umbrella, 2026: Serendipity serendipity 雨伞 зонт \u{20000}',
    );
    expect(unknown).toEqual(['serendipity', 'зонт', '\u{20000}']);
    expect(await mini.unknownWords!('')).toEqual([]);
  });
});
