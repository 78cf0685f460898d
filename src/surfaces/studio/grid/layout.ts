/** Pictures wider or taller than this are cropped in the grid, so that no one of them takes a whole screen. */
const ratioBounds = { min: 0.4, max: 3.2 };

export interface GridMeasures {
  widthPx: number;
  rowHeightPx: number;
  gapPx: number;
}

/** Rows of pictures of one height that fill the width: where each begins, by number, from the top. */
export interface GridLayout {
  rows: number;
  /** Number of the first picture of each row; one more at the end, which is the number of pictures. */
  starts: Uint32Array;
  topsPx: Float64Array;
  heightsPx: Float64Array;
  totalPx: number;
}

/** Returns width divided by height as the grid shows a picture. */
export function shownRatio({ widthPx, heightPx }: { widthPx: number; heightPx: number }): number {
  const ratio = heightPx > 0 && widthPx > 0 ? widthPx / heightPx : 1;
  return Math.min(ratioBounds.max, Math.max(ratioBounds.min, ratio));
}

/**
 * Returns pictures of these ratios in justified rows, each as near to the wanted height as its pictures allow; the last row
 * is not stretched. Takes one pass: 100,000 pictures are a few milliseconds.
 */
export function justify(
  ratios: ArrayLike<number>,
  { widthPx, rowHeightPx, gapPx }: GridMeasures,
): GridLayout {
  const count = ratios.length;
  const starts: number[] = [0];
  const heights: number[] = [];
  const heightOf = (sum: number, pictures: number) =>
    Math.max(1, (widthPx - gapPx * (pictures - 1)) / Math.max(sum, 1e-6));
  let sum = 0;
  let start = 0;
  for (let at = 0; at < count; at++) {
    const before = at - start;
    const without = heightOf(sum, before);
    const withIt = heightOf(sum + ratios[at]!, before + 1);
    if (before > 0 && withIt < rowHeightPx && without - rowHeightPx < rowHeightPx - withIt) {
      heights.push(without);
      starts.push(at);
      start = at;
      sum = ratios[at]!;
    } else {
      sum += ratios[at]!;
    }
    if (heightOf(sum, at - start + 1) <= rowHeightPx) {
      heights.push(heightOf(sum, at - start + 1));
      starts.push(at + 1);
      start = at + 1;
      sum = 0;
    }
  }
  if (start < count) {
    heights.push(Math.min(rowHeightPx, heightOf(sum, count - start)));
    starts.push(count);
  }
  const topsPx = new Float64Array(heights.length);
  let top = 0;
  for (let row = 0; row < heights.length; row++) {
    topsPx[row] = top;
    top += heights[row]! + gapPx;
  }
  return {
    rows: heights.length,
    starts: Uint32Array.from(starts),
    topsPx,
    heightsPx: Float64Array.from(heights),
    totalPx: Math.max(0, top - gapPx),
  };
}

/** Returns the last row that begins at or above a height, 0 for an empty grid. */
export function rowAt({ topsPx }: GridLayout, yPx: number): number {
  return lastAtMost(topsPx, topsPx.length, yPx);
}

/** Returns the row that holds a picture. */
export function rowOf({ starts, rows }: GridLayout, picture: number): number {
  return lastAtMost(starts, rows, picture);
}

/** Returns where a picture begins and ends in its row. */
export function spanOf(
  layout: GridLayout,
  ratios: ArrayLike<number>,
  gapPx: number,
  picture: number,
): { leftPx: number; widthPx: number } {
  const row = rowOf(layout, picture);
  const height = layout.heightsPx[row]!;
  let leftPx = 0;
  for (let at = layout.starts[row]!; at < picture; at++) leftPx += ratios[at]! * height + gapPx;
  return { leftPx, widthPx: ratios[picture]! * height };
}

/** Returns the picture above (-1) or below (1) that lies nearest to the middle of this one; itself where there is none. */
export function verticalNeighbour(
  layout: GridLayout,
  ratios: ArrayLike<number>,
  gapPx: number,
  picture: number,
  step: -1 | 1,
): number {
  const row = rowOf(layout, picture) + step;
  if (row < 0 || row >= layout.rows) return picture;
  const own = spanOf(layout, ratios, gapPx, picture);
  const middle = own.leftPx + own.widthPx / 2;
  let nearest = layout.starts[row]!;
  let least = Number.POSITIVE_INFINITY;
  for (let at = layout.starts[row]!; at < layout.starts[row + 1]!; at++) {
    const { leftPx, widthPx } = spanOf(layout, ratios, gapPx, at);
    const distance = Math.abs(leftPx + widthPx / 2 - middle);
    if (distance < least) [nearest, least] = [at, distance];
  }
  return nearest;
}

function lastAtMost(sorted: ArrayLike<number>, length: number, value: number): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
