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
  const columns = spans(pixels.widthPx, widthPx);
  const rows = spans(pixels.heightPx, heightPx);
  const rowBytes = pixels.widthPx * 3;
  const data = new Uint8Array(widthPx * heightPx * 3);
  // Rows first: one weighted sum of whole source rows, which the inner loop of the columns then reads in order.
  const sums = new Float32Array(rowBytes);
  for (let y = 0; y < heightPx; y++) {
    sumRows(pixels.data, rows, y, sums);
    for (let x = 0; x < widthPx; x++) {
      const start = columns.start[x]!;
      const end = columns.end[x]!;
      const first = Math.floor(start);
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let column = first; column < end; column++) {
        const part = Math.min(column + 1, end) - Math.max(column, start);
        const at = column * 3;
        red += sums[at]! * part;
        green += sums[at + 1]! * part;
        blue += sums[at + 2]! * part;
      }
      const scale = 1 / (end - start);
      const to = (y * widthPx + x) * 3;
      data[to] = red * scale + 0.5;
      data[to + 1] = green * scale + 0.5;
      data[to + 2] = blue * scale + 0.5;
    }
  }
  return { data, widthPx, heightPx };
}

interface Spans {
  start: Float64Array;
  end: Float64Array;
}

/** Returns for each of `to` cells the stretch of `from` source cells that it covers. */
function spans(from: number, to: number): Spans {
  const start = new Float64Array(to);
  const end = new Float64Array(to);
  for (let cell = 0; cell < to; cell++) {
    start[cell] = (cell * from) / to;
    end[cell] = Math.min(from, ((cell + 1) * from) / to);
  }
  return { start, end };
}

function sumRows(data: Uint8Array, rows: Spans, y: number, sums: Float32Array): void {
  const start = rows.start[y]!;
  const end = rows.end[y]!;
  const scale = 1 / (end - start);
  sums.fill(0);
  for (let row = Math.floor(start); row < end; row++) {
    const part = (Math.min(row + 1, end) - Math.max(row, start)) * scale;
    const at = row * sums.length;
    for (let column = 0; column < sums.length; column++) sums[column]! += data[at + column]! * part;
  }
}
