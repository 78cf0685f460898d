import type { Pixels } from '../src/core/image.js';

/** Returns a picture drawn by a function that gives the `#rrggbb` of each pixel. */
export function drawPixels(
  widthPx: number,
  heightPx: number,
  hexAt: (x: number, y: number) => string,
): Pixels {
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const value = Number.parseInt(hexAt(x, y).slice(1), 16);
      data.set([value >> 16, (value >> 8) & 255, value & 255], (y * widthPx + x) * 3);
    }
  }
  return { data, widthPx, heightPx };
}

/** Returns a copy with each value moved by up to `amount` in either direction, always in the same way. */
export function noisy(pixels: Pixels, amount: number): Pixels {
  let state = 1;
  const data = pixels.data.map((value) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.min(255, Math.max(0, value + ((state >> 16) % (2 * amount + 1)) - amount));
  });
  return { ...pixels, data };
}
