import { type OklabPlanes, oklabOfPixels } from './colour/oklab-pixels.js';
import type { Pixels } from './image.js';
import type { ImageStatistics } from './library/assets.js';
import { shrinkPixels } from './shrink.js';

const workingEdgePx = 96;
const orientationBins = 8;
/** Gradient of OKLab lightness (Sobel, per pixel) from which a pixel counts as an edge: a step of a tenth of the range. */
const edgeThreshold = 0.1;

/** A small copy of a picture, in sRGB and in OKLab: what all small measures are taken from. */
export interface MeasuredCopy extends OklabPlanes {
  small: Pixels;
}

/** Returns the copy of at most 96 px that measures are taken from, so that a picture's size hardly matters. */
export function copyToMeasure(pixels: Pixels): MeasuredCopy {
  const small = shrinkPixels(pixels, workingEdgePx);
  return { small, ...oklabOfPixels(small) };
}

/**
 * Returns brightness, chroma, contrast, edges and grain of a picture. Edge orientations run from 0 degrees (a horizontal
 * edge) counter-clockwise in bins of 22.5, the first centred on 0.
 */
export function measureImage({ small, l, a, b }: MeasuredCopy): ImageStatistics {
  let [sum, squares, chroma] = [0, 0, 0];
  for (let index = 0; index < l.length; index++) {
    sum += l[index]!;
    squares += l[index]! * l[index]!;
    chroma += Math.sqrt(a[index]! * a[index]! + b[index]! * b[index]!);
  }
  const brightness = sum / l.length;
  return {
    brightness: clampUnit(brightness),
    chroma: chroma / l.length,
    contrast: Math.sqrt(Math.max(0, squares / l.length - brightness * brightness)),
    ...measureEdges(l, small.widthPx, small.heightPx),
    ...measureGrain(small),
  };
}

/** A pixel this near to its right and lower neighbours in every channel, levels of sRGB, is flat. */
const flatLevels = 1;
/** Four neighbours, three channels. */
const greatestChange = 4 * 255 * 3;

function measureGrain({ data, widthPx, heightPx }: Pixels): Pick<ImageStatistics, 'flatness' | 'roughness'> {
  const rowBytes = widthPx * 3;
  // Changes are whole numbers, so that counting them gives the median without sorting.
  const counts = new Uint32Array(greatestChange + 1);
  let [flat, pixels] = [0, 0];
  for (let y = 1; y < heightPx - 1; y++) {
    for (let x = 1; x < widthPx - 1; x++) {
      let [step, change] = [0, 0];
      for (let at = y * rowBytes + x * 3, end = at + 3; at < end; at++) {
        const [own, right, below] = [data[at]!, data[at + 3]!, data[at + rowBytes]!];
        const [across, down] = [Math.abs(own - right), Math.abs(own - below)];
        if (across > step) step = across;
        if (down > step) step = down;
        change += Math.abs(4 * own - right - below - data[at - 3]! - data[at - rowBytes]!);
      }
      if (step <= flatLevels) flat++;
      counts[change]!++;
      pixels++;
    }
  }
  if (pixels === 0) return { flatness: 1, roughness: 0 };
  let median = 0;
  for (let below = counts[0]!; below <= pixels >> 1; below += counts[median]!) median++;
  return { flatness: flat / pixels, roughness: median / 3 };
}

function measureEdges(
  lightness: Float32Array,
  widthPx: number,
  heightPx: number,
): Pick<ImageStatistics, 'edgeDensity' | 'edgeOrientations'> {
  const strengths = new Array<number>(orientationBins).fill(0);
  let edges = 0;
  eachGradient(lightness, widthPx, heightPx, edgeThreshold, (_x, _y, strength, turn) => {
    edges += 1;
    strengths[Math.round(turn * orientationBins) % orientationBins]! += strength;
  });
  const total = strengths.reduce((sum, strength) => sum + strength, 0);
  const inner = Math.max(1, (widthPx - 2) * (heightPx - 2));
  return {
    edgeDensity: edges / inner,
    edgeOrientations: total === 0 ? strengths : strengths.map((strength) => strength / total),
  };
}

/**
 * Calls `visit` for each inner pixel whose gradient of lightness (Sobel, per pixel) is at least `threshold`, with its
 * strength and the direction of its edge in half turns, 0 (horizontal) to 1, counter-clockwise.
 */
export function eachGradient(
  lightness: Float32Array,
  widthPx: number,
  heightPx: number,
  threshold: number,
  visit: (x: number, y: number, strength: number, turn: number) => void,
): void {
  for (let y = 1; y < heightPx - 1; y++) {
    for (let x = 1; x < widthPx - 1; x++) {
      const at = y * widthPx + x;
      const above = at - widthPx;
      const below = at + widthPx;
      const nw = lightness[above - 1]!;
      const ne = lightness[above + 1]!;
      const sw = lightness[below - 1]!;
      const se = lightness[below + 1]!;
      const right = (ne + 2 * lightness[at + 1]! + se - nw - 2 * lightness[at - 1]! - sw) / 8;
      const down = (sw + 2 * lightness[below]! + se - nw - 2 * lightness[above]! - ne) / 8;
      const strength = Math.sqrt(right * right + down * down) * 2;
      // The edge runs across its gradient; rows count downwards, hence the sign.
      if (strength >= threshold) visit(x, y, strength, (Math.atan2(right, down) / Math.PI + 1) % 1);
    }
  }
}

function clampUnit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
