import type { Pixels } from '../image.js';
import type { PaletteColour } from '../library/assets.js';
import { type Oklab, oklabToHex } from './convert.js';
import { type OklabPlanes, oklabOfPixels } from './oklab-pixels.js';

const maxColours = 8;
/** Colours that cover less are left out: they are edges and noise more often than design. */
const minArea = 0.01;
/** About one just noticeable difference for large fields side by side is 0.02 in OKLab; colours nearer than two are one. */
const mergeDistance = 0.04;
const maxSamplesPerEdge = 64;
/** Edge of a histogram cell in OKLab: a just noticeable difference. */
const cellEdge = 0.02;
const maxRounds = 12;

/**
 * Returns up to 8 colours with the share of the picture that each covers, largest first; the shares sum to 1. Samples
 * at most 64 x 64 pixels as they are rather than averages, so that flat colours come back exactly. The same pixels
 * always give the same palette. Method: k-means over an OKLab histogram, seeded by the heaviest cell and then
 * whatever adds most error.
 */
export function extractPalette(pixels: Pixels): PaletteColour[] {
  const cells = histogram(oklabOfPixels(sample(pixels)));
  const centres = cluster(cells);
  return withShares(mergeNear(summarise(cells, centres)));
}

/** Points of the histogram or clusters: mean colour and weight, one plane a coordinate because it is much faster. */
interface Weighted extends OklabPlanes {
  weight: Float32Array;
}

function sample(pixels: Pixels): Pixels {
  const widthPx = Math.min(pixels.widthPx, maxSamplesPerEdge);
  const heightPx = Math.min(pixels.heightPx, maxSamplesPerEdge);
  const data = new Uint8Array(widthPx * heightPx * 3);
  let to = 0;
  for (let y = 0; y < heightPx; y++) {
    const row = Math.floor(((y + 0.5) * pixels.heightPx) / heightPx);
    for (let x = 0; x < widthPx; x++) {
      const column = Math.floor(((x + 0.5) * pixels.widthPx) / widthPx);
      const from = (row * pixels.widthPx + column) * 3;
      data[to++] = pixels.data[from]!;
      data[to++] = pixels.data[from + 1]!;
      data[to++] = pixels.data[from + 2]!;
    }
  }
  return { data, widthPx, heightPx };
}

function histogram({ l, a, b }: OklabPlanes): Weighted {
  const indexOf = new Map<number, number>();
  const cells = room(l.length);
  for (let index = 0; index < l.length; index++) {
    const key = cellOf(l[index]!) * 1e6 + cellOf(a[index]! + 0.5) * 1e3 + cellOf(b[index]! + 0.5);
    let at = indexOf.get(key);
    if (at === undefined) {
      at = indexOf.size;
      indexOf.set(key, at);
    }
    cells.weight[at]! += 1;
    const share = 1 / cells.weight[at]!;
    cells.l[at]! += (l[index]! - cells.l[at]!) * share;
    cells.a[at]! += (a[index]! - cells.a[at]!) * share;
    cells.b[at]! += (b[index]! - cells.b[at]!) * share;
  }
  const count = indexOf.size;
  return {
    l: cells.l.subarray(0, count),
    a: cells.a.subarray(0, count),
    b: cells.b.subarray(0, count),
    weight: cells.weight.subarray(0, count),
  };
}

function room(count: number): Weighted {
  return {
    l: new Float32Array(count),
    a: new Float32Array(count),
    b: new Float32Array(count),
    weight: new Float32Array(count),
  };
}

function cellOf(value: number): number {
  return Math.floor(value / cellEdge);
}

function cluster(cells: Weighted): Weighted {
  let centres = seed(cells);
  for (let round = 0; round < maxRounds; round++) {
    const next = assign(cells, centres, cells.weight);
    let moved = 0;
    for (let k = 0; k < next.l.length; k++) moved = Math.max(moved, squaredDistance(next, k, centres, k));
    centres = next;
    if (moved < 1e-5) break;
  }
  return centres;
}

function seed(cells: Weighted): Weighted {
  const count = cells.l.length;
  const chosen = [cells.weight.indexOf(Math.max(...cells.weight))];
  const nearest = new Float32Array(count).fill(Number.POSITIVE_INFINITY);
  while (chosen.length < maxColours) {
    const last = chosen[chosen.length - 1]!;
    let worst = mergeDistance ** 2;
    let worstCell = -1;
    for (let index = 0; index < count; index++) {
      const distance = squaredDistance(cells, index, cells, last);
      if (distance < nearest[index]!) nearest[index] = distance;
      const error = nearest[index]! * cells.weight[index]!;
      if (error > worst) [worst, worstCell] = [error, index];
    }
    if (worstCell === -1) break;
    chosen.push(worstCell);
  }
  const pick = (plane: Float32Array) => Float32Array.from(chosen, (index) => plane[index]!);
  return { l: pick(cells.l), a: pick(cells.a), b: pick(cells.b), weight: pick(cells.weight) };
}

/**
 * Returns the clusters as people name them: the mean weighted once more by how full a cell is, so that a flat field
 * with blended edges keeps the colour of the field.
 */
function summarise(cells: Weighted, centres: Weighted): Swatch[] {
  const pull = cells.weight.map((weight) => weight * weight);
  const { l, a, b, weight } = assign(cells, centres, pull);
  return Array.from(weight, (area, k) => ({ l: l[k]!, a: a[k]!, b: b[k]!, area })).filter(
    ({ area }) => area > 0,
  );
}

interface Swatch extends Oklab {
  area: number;
}

/** Returns for each centre the mean of the cells nearest to it, each counted by its pull, and their weight. */
function assign(cells: Weighted, centres: Weighted, pull: Float32Array): Weighted {
  const k = centres.l.length;
  const sums = {
    l: new Float64Array(k),
    a: new Float64Array(k),
    b: new Float64Array(k),
    pull: new Float64Array(k),
  };
  const next = room(k);
  for (let cell = 0; cell < cells.l.length; cell++) {
    let best = 0;
    let bestDistance = Number.POSITIVE_INFINITY;
    for (let centre = 0; centre < k; centre++) {
      const distance = squaredDistance(cells, cell, centres, centre);
      if (distance < bestDistance) {
        bestDistance = distance;
        best = centre;
      }
    }
    const share = pull[cell]!;
    sums.l[best]! += cells.l[cell]! * share;
    sums.a[best]! += cells.a[cell]! * share;
    sums.b[best]! += cells.b[cell]! * share;
    sums.pull[best]! += share;
    next.weight[best]! += cells.weight[cell]!;
  }
  for (let centre = 0; centre < k; centre++) {
    const total = sums.pull[centre]!;
    next.l[centre] = total === 0 ? centres.l[centre]! : sums.l[centre]! / total;
    next.a[centre] = total === 0 ? centres.a[centre]! : sums.a[centre]! / total;
    next.b[centre] = total === 0 ? centres.b[centre]! : sums.b[centre]! / total;
  }
  return next;
}

function squaredDistance(some: OklabPlanes, i: number, others: OklabPlanes, j: number): number {
  const l = some.l[i]! - others.l[j]!;
  const a = some.a[i]! - others.a[j]!;
  const b = some.b[i]! - others.b[j]!;
  return l * l + a * a + b * b;
}

/** Returns the swatches with neighbours nearer than `mergeDistance` joined, the smaller into the larger. */
function mergeNear(swatches: readonly Swatch[]): Swatch[] {
  const kept: Swatch[] = [];
  for (const one of [...swatches].sort((first, second) => second.area - first.area)) {
    const near = kept.find(({ l, a, b }) => Math.hypot(l - one.l, a - one.a, b - one.b) < mergeDistance);
    if (near === undefined) kept.push({ ...one });
    else near.area += one.area;
  }
  return kept;
}

function withShares(swatches: readonly Swatch[]): PaletteColour[] {
  const sum = (some: readonly Swatch[]) => some.reduce((total, { area }) => total + area, 0);
  const total = sum(swatches);
  const kept = swatches
    .filter(({ area }) => area / total >= minArea)
    .sort((first, second) => second.area - first.area);
  const shown = sum(kept);
  return kept.map((one) => ({ hex: oklabToHex(one), area: one.area / shown }));
}
