import { eachGradient, type MeasuredCopy } from './statistics.js';
import { normalise, type UnitVector } from './vector.js';

/** Cells across and down in which edges are counted, and bins of their directions over half a turn. */
const formCells = 8;
const formBins = 6;
const formSize = formCells * formCells * formBins;
/** Cells across and down whose mean colour is kept. */
const colourCells = 5;
const colourCount = colourCells * colourCells;
const colourSize = 3 * colourCount;
const squaresAt = formSize + colourSize;

/**
 * Length of a looks vector: edges by place and direction, mean colours by place, their squares, and what is left of the
 * length.
 */
export const looksDimensions = squaresAt + colourCount + 1;

/** Gradient of lightness from which a line counts, and from which it counts wholly: how dark it is says nothing. */
const faint = 0.04;
const clear = 0.2;
/** Colours differ less in hue than in lightness, by numbers; doubled, both count alike. */
const chromaScale = 2;
const middleLightness = 0.6;
/** Keeps colours and their squares within the length that they are given. */
const colourScale = 0.2;
const greatestSquare = 2.4;

/**
 * Returns what a picture looks like without any model: a unit vector [485] whose dot products with the directions of
 * `formDirection` and `colourDirection` say how alike lines and colours lie. Method: histograms of oriented gradients on a
 * coarse grid (Dalal and Triggs 2005), shared out between neighbouring cells and bins so that a small shift changes
 * little; mean OKLab colours of a grid with their squares, so that a distance of colours is linear in the vector; and one
 * more number that makes every length 1 (Bachrach et al. 2014).
 */
export function looksOf(copy: MeasuredCopy): UnitVector {
  const looks = new Float32Array(looksDimensions);
  looks.set(formOf(copy));
  const cells = colourCellsOf(copy);
  for (let cell = 0; cell < colourCount; cell++) {
    let square = 0;
    for (let channel = 0; channel < 3; channel++) {
      const value = cells.means[cell * 3 + channel]!;
      looks[formSize + cell * 3 + channel] = colourScale * value;
      square += value * value;
    }
    looks[squaresAt + cell] = colourScale * square;
  }
  const used = looks.reduce((sum, value) => sum + value * value, 0);
  looks[looksDimensions - 1] = Math.sqrt(Math.max(0, greatestSquare - used));
  return normalise(looks);
}

/** Returns the direction along which pictures with lines in the same places and directions score high; undefined without lines. */
export function formDirection(copy: MeasuredCopy): UnitVector | undefined {
  const form = formOf(copy);
  if (form.every((value) => value === 0)) return undefined;
  const direction = new Float32Array(looksDimensions);
  direction.set(form);
  return normalise(direction);
}

/**
 * Returns the direction along which pictures score high whose colours in `cells` are near to those of the copy; by default
 * in all cells. Undefined without cells.
 */
export function colourDirection(copy: MeasuredCopy, cells?: readonly number[]): UnitVector | undefined {
  const { means } = colourCellsOf(copy);
  const chosen = cells ?? Array.from({ length: colourCount }, (_, cell) => cell);
  if (chosen.length === 0) return undefined;
  const direction = new Float32Array(looksDimensions);
  // -|q - x|^2 differs between pictures by 2 q x - |x|^2 only.
  for (const cell of chosen) {
    for (let channel = 0; channel < 3; channel++)
      direction[formSize + cell * 3 + channel] = 2 * means[cell * 3 + channel]!;
    direction[squaresAt + cell] = -1;
  }
  return normalise(direction);
}

/** Returns the cells of the colour grid on which something vivid or dark is painted, at least a quarter of each. */
export function paintedCells(copy: MeasuredCopy): number[] {
  const { vivid } = colourCellsOf(copy);
  return vivid.flatMap((share, cell) => (share >= 0.25 ? [cell] : []));
}

function formOf({ small: { widthPx, heightPx }, l }: MeasuredCopy): Float32Array {
  const form = new Float32Array(formSize);
  const [columns, rows] = [sharesOf(widthPx), sharesOf(heightPx)];
  eachGradient(l, widthPx, heightPx, faint, (x, y, strength, turn) => {
    const weight = strength < clear ? strength / clear : 1;
    const bin = turn * formBins;
    const first = Math.floor(bin) % formBins;
    const second = (first + 1) % formBins;
    const late = bin % 1;
    for (let side = 0; side < 4; side++) {
      const [atX, atY] = [2 * x + (side & 1), 2 * y + (side >> 1)];
      const at = (rows.cells[atY]! * formCells + columns.cells[atX]!) * formBins;
      const part = weight * columns.parts[atX]! * rows.parts[atY]!;
      form[at + first]! += part * (1 - late);
      form[at + second]! += part * late;
    }
  });
  // The root keeps one strong outline from deciding alone.
  return normalise(form.map(Math.sqrt));
}

/** Returns for each place along an edge the two cells that it lies between, with its share in each, one after the other. */
function sharesOf(length: number): { cells: Uint8Array; parts: Float32Array } {
  const cells = new Uint8Array(2 * length);
  const parts = new Float32Array(2 * length);
  for (let place = 0; place < length; place++) {
    const at = ((place + 0.5) / length) * formCells - 0.5;
    const low = Math.floor(at);
    cells[2 * place] = Math.max(0, low);
    cells[2 * place + 1] = Math.min(formCells - 1, low + 1);
    parts[2 * place] = 1 - (at - low);
    parts[2 * place + 1] = at - low;
  }
  return { cells, parts };
}

function colourCellsOf({ small: { widthPx, heightPx }, l, a, b }: MeasuredCopy) {
  const means = new Float32Array(3 * colourCount);
  const counts = new Float32Array(colourCount);
  const vivid = new Array<number>(colourCount).fill(0);
  for (let y = 0, at = 0; y < heightPx; y++) {
    const row = Math.floor((y * colourCells) / heightPx);
    for (let x = 0; x < widthPx; x++, at++) {
      const cell = row * colourCells + Math.floor((x * colourCells) / widthPx);
      means[cell * 3]! += l[at]! - middleLightness;
      means[cell * 3 + 1]! += chromaScale * a[at]!;
      means[cell * 3 + 2]! += chromaScale * b[at]!;
      counts[cell]!++;
      if (Math.hypot(a[at]!, b[at]!) > 0.05 || l[at]! < 0.5) vivid[cell]!++;
    }
  }
  for (let cell = 0; cell < colourCount; cell++) {
    const count = Math.max(1, counts[cell]!);
    for (let channel = 0; channel < 3; channel++) means[cell * 3 + channel]! /= count;
    vivid[cell]! /= count;
  }
  return { means, vivid };
}
