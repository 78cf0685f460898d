import type { Pixels } from './image.js';

/** Antialiased filters of the Python Imaging Library, by the names its users know. */
export type ResampleFilter = 'bilinear' | 'bicubic' | 'lanczos';

export interface Region {
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
}

/**
 * Returns `region` (default all) of `pixels` resized to exactly `widthPx` x `heightPx`, without computing the rest.
 * Source of the method: the Python Imaging Library's resample, which widens the filter by the reduction, works on rows
 * before columns and rounds to 8 bits after each; it is what the encoders saw in training.
 */
export function resample(
  pixels: Pixels,
  size: { widthPx: number; heightPx: number },
  filter: ResampleFilter = 'bicubic',
  region: Region = { leftPx: 0, topPx: 0, ...size },
): Pixels {
  const columns = taps(pixels.widthPx, size.widthPx, region.leftPx, region.widthPx, filter);
  const rows = taps(pixels.heightPx, size.heightPx, region.topPx, region.heightPx, filter);
  const firstRow = Math.min(...rows.starts);
  const endRow = Math.max(...rows.starts.map((start, index) => start + rows.counts[index]!));
  const narrowed = resampleRows(pixels, columns, firstRow, endRow);
  const data = resampleColumns(narrowed, region.widthPx, rows, firstRow);
  return { data, widthPx: region.widthPx, heightPx: region.heightPx };
}

interface Taps {
  /** First source cell of each result cell. */
  starts: number[];
  counts: number[];
  /** `stride` weights a result cell, of sum 1. */
  weights: Float64Array;
  stride: number;
}

const filters: Record<ResampleFilter, { radius: number; at: (x: number) => number }> = {
  bilinear: { radius: 1, at: (x) => Math.max(0, 1 - Math.abs(x)) },
  bicubic: { radius: 2, at: bicubic },
  lanczos: { radius: 3, at: (x) => (Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0) },
};

/** Keys' cubic with a = -0.5. */
function bicubic(signed: number): number {
  const x = Math.abs(signed);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function taps(from: number, to: number, first: number, count: number, filterName: ResampleFilter): Taps {
  const filter = filters[filterName];
  const scale = from / to;
  const widening = Math.max(1, scale);
  const support = filter.radius * widening;
  const stride = Math.ceil(support) * 2 + 1;
  const result: Taps = { starts: [], counts: [], weights: new Float64Array(count * stride), stride };
  for (let index = 0; index < count; index++) {
    const centre = (first + index + 0.5) * scale;
    const start = Math.max(0, Math.floor(centre - support + 0.5));
    const end = Math.min(from, Math.floor(centre + support + 0.5));
    let sum = 0;
    for (let cell = start; cell < end; cell++) {
      const weight = filter.at((cell - centre + 0.5) / widening);
      result.weights[index * stride + cell - start] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < end - start; tap++) result.weights[index * stride + tap]! /= sum;
    result.starts.push(start);
    result.counts.push(end - start);
  }
  return result;
}

function resampleRows(pixels: Pixels, columns: Taps, firstRow: number, endRow: number): Uint8ClampedArray {
  const { data, widthPx } = pixels;
  const { starts, counts, weights, stride } = columns;
  const width = starts.length;
  const result = new Uint8ClampedArray((endRow - firstRow) * width * 3);
  let to = 0;
  for (let y = firstRow; y < endRow; y++) {
    for (let x = 0; x < width; x++) {
      let at = (y * widthPx + starts[x]!) * 3;
      const base = x * stride;
      const end = base + counts[x]!;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let tap = base; tap < end; tap++, at += 3) {
        const weight = weights[tap]!;
        red += data[at]! * weight;
        green += data[at + 1]! * weight;
        blue += data[at + 2]! * weight;
      }
      result[to] = Math.floor(red + 0.5);
      result[to + 1] = Math.floor(green + 0.5);
      result[to + 2] = Math.floor(blue + 0.5);
      to += 3;
    }
  }
  return result;
}

function resampleColumns(
  narrowed: Uint8ClampedArray,
  widthPx: number,
  rows: Taps,
  firstRow: number,
): Uint8Array {
  const rowLength = widthPx * 3;
  const sums = new Float64Array(rowLength);
  const result = new Uint8ClampedArray(rows.starts.length * rowLength);
  for (let y = 0; y < rows.starts.length; y++) {
    sums.fill(0.5);
    for (let tap = 0; tap < rows.counts[y]!; tap++) {
      const weight = rows.weights[y * rows.stride + tap]!;
      const from = (rows.starts[y]! - firstRow + tap) * rowLength;
      for (let index = 0; index < rowLength; index++) sums[index]! += narrowed[from + index]! * weight;
    }
    const to = y * rowLength;
    for (let index = 0; index < rowLength; index++) result[to + index] = Math.floor(sums[index]!);
  }
  return new Uint8Array(result.buffer);
}
