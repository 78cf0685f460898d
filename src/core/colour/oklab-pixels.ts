import type { Pixels } from '../image.js';

/** OKLab of many pixels, one plane a coordinate: `l` in [0, 1], `a` and `b` about -0.4 to 0.4. */
export interface OklabPlanes {
  l: Float32Array;
  a: Float32Array;
  b: Float32Array;
}

/** Linear light in [0, 1] of each 8-bit sRGB value (IEC 61966-2-1). */
const linearLight = Float64Array.from({ length: 256 }, (_, value) => {
  const s = value / 255;
  return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
});

/**
 * Returns the OKLab coordinates of every pixel, in their order. Written out rather than taken from the colour library
 * because it runs for thousands of pixels a picture; coefficients from Björn Ottosson, "A perceptual color space for
 * image processing" (2020).
 */
export function oklabOfPixels(pixels: Pixels): OklabPlanes {
  const count = pixels.widthPx * pixels.heightPx;
  const planes = { l: new Float32Array(count), a: new Float32Array(count), b: new Float32Array(count) };
  const { data } = pixels;
  for (let index = 0, at = 0; index < count; index++, at += 3) {
    // Neighbours often share a colour, in drawings nearly always.
    if (index > 0 && samePixel(data, at, at - 3)) {
      planes.l[index] = planes.l[index - 1]!;
      planes.a[index] = planes.a[index - 1]!;
      planes.b[index] = planes.b[index - 1]!;
      continue;
    }
    const red = linearLight[data[at]!]!;
    const green = linearLight[data[at + 1]!]!;
    const blue = linearLight[data[at + 2]!]!;
    const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    planes.l[index] = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
    planes.a[index] = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
    planes.b[index] = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  }
  return planes;
}

function samePixel(data: Uint8Array, one: number, other: number): boolean {
  return data[one] === data[other] && data[one + 1] === data[other + 1] && data[one + 2] === data[other + 2];
}
