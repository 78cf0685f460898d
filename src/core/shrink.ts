import type { Pixels } from './image.js';

/**
 * Returns a copy whose longer edge is at most `maxEdgePx`, each pixel the mean of the area it covers; the picture itself
 * where it is small enough already. Averages sRGB values as they are, as image tools do by default.
 */
export function shrinkPixels(pixels: Pixels, maxEdgePx: number): Pixels {
  const longEdge = Math.max(pixels.widthPx, pixels.heightPx);
  if (longEdge <= maxEdgePx) return pixels;
  const scale = maxEdgePx / longEdge;
  return averageAreas(pixels, {
    widthPx: Math.max(1, Math.round(pixels.widthPx * scale)),
    heightPx: Math.max(1, Math.round(pixels.heightPx * scale)),
  });
}

/**
 * Returns a copy of exactly the given size, each pixel the mean of the area it covers, weighted by the covered part of
 * each source pixel; ignores the ratio of the sides, and repeats pixels where it must enlarge.
 */
export function averageAreas(pixels: Pixels, size: { widthPx: number; heightPx: number }): Pixels {
  const { widthPx, heightPx } = size;
  const columns = coverage(pixels.widthPx, widthPx);
  const rows = coverage(pixels.heightPx, heightPx);
  const data = new Uint8Array(widthPx * heightPx * 3);
  // Rows first: one weighted sum of whole source rows, which the inner loop of the columns then reads in order.
  const sums = new Float64Array(pixels.widthPx * 3);
  let to = 0;
  for (let y = 0; y < heightPx; y++) {
    sumRows(pixels.data, rows, y, sums);
    for (let x = 0; x < widthPx; x++) {
      let at = columns.first[x]! * 3;
      let red = 0.5;
      let green = 0.5;
      let blue = 0.5;
      for (let part = columns.start[x]!; part < columns.start[x + 1]!; part++) {
        const share = columns.shares[part]!;
        red += sums[at]! * share;
        green += sums[at + 1]! * share;
        blue += sums[at + 2]! * share;
        at += 3;
      }
      data[to] = red;
      data[to + 1] = green;
      data[to + 2] = blue;
      to += 3;
    }
  }
  return { data, widthPx, heightPx };
}

/** Which source cells each result cell covers. */
interface Coverage {
  /** First source cell of each result cell. */
  first: Int32Array;
  /** Where the shares of each result cell start, and where the last ones end. */
  start: Int32Array;
  /** The share of each covered source cell in its result cell; those of one result cell sum to 1. */
  shares: Float64Array;
}

function coverage(from: number, to: number): Coverage {
  const first = new Int32Array(to);
  const start = new Int32Array(to + 1);
  const shares = new Float64Array(from + 2 * to);
  let part = 0;
  for (let cell = 0; cell < to; cell++) {
    const begin = (cell * from) / to;
    const end = Math.min(from, ((cell + 1) * from) / to);
    first[cell] = Math.floor(begin);
    for (let source = first[cell]!; source < end; source++) {
      shares[part++] = (Math.min(source + 1, end) - Math.max(source, begin)) / (end - begin);
    }
    start[cell + 1] = part;
  }
  return { first, start, shares };
}

function sumRows(data: Uint8Array, rows: Coverage, y: number, sums: Float64Array): void {
  sums.fill(0);
  const start = rows.start[y]!;
  for (let part = start; part < rows.start[y + 1]!; part++) {
    const share = rows.shares[part]!;
    const at = (rows.first[y]! + part - start) * sums.length;
    for (let column = 0; column < sums.length; column++) sums[column]! += data[at + column]! * share;
  }
}
