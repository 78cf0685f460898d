import type { Pixels } from '../src/core/image.js';

/**
 * Returns what CLIP's own preprocessing gives, computed slowly in 64-bit floats over the full picture: antialiased bicubic
 * as the Python Imaging Library does it to a short edge of `sidePx`, middle square, mean and deviation of CLIP.
 */
export function referencePreprocess({ data, widthPx, heightPx }: Pixels, sidePx: number): Float32Array {
  const scale = sidePx / Math.min(widthPx, heightPx);
  const width = widthPx <= heightPx ? sidePx : Math.floor(widthPx * scale);
  const height = heightPx <= widthPx ? sidePx : Math.floor(heightPx * scale);
  const left = Math.floor((width - sidePx) / 2);
  const top = Math.floor((height - sidePx) / 2);
  const columns = Array.from({ length: sidePx }, (_, x) => weightsAt(left + x, widthPx, width));
  const rows = Array.from({ length: sidePx }, (_, y) => weightsAt(top + y, heightPx, height));
  const mean = [0.48145466, 0.4578275, 0.40821073];
  const deviation = [0.26862954, 0.26130258, 0.27577711];
  const result = new Float32Array(3 * sidePx * sidePx);
  for (let channel = 0; channel < 3; channel++) {
    const narrow = new Float64Array(heightPx * sidePx);
    for (let y = 0; y < heightPx; y++) {
      for (let x = 0; x < sidePx; x++) {
        const { start, weights } = columns[x]!;
        let sum = 0;
        for (let tap = 0; tap < weights.length; tap++) {
          sum += data[(y * widthPx + start + tap) * 3 + channel]! * weights[tap]!;
        }
        narrow[y * sidePx + x] = sum;
      }
    }
    for (let y = 0; y < sidePx; y++) {
      const { start, weights } = rows[y]!;
      for (let x = 0; x < sidePx; x++) {
        let sum = 0;
        for (let tap = 0; tap < weights.length; tap++)
          sum += narrow[(start + tap) * sidePx + x]! * weights[tap]!;
        const level = Math.min(255, Math.max(0, sum)) / 255;
        result[(channel * sidePx + y) * sidePx + x] = (level - mean[channel]!) / deviation[channel]!;
      }
    }
  }
  return result;
}

function weightsAt(index: number, from: number, to: number): { start: number; weights: number[] } {
  const scale = from / to;
  const stretch = Math.max(scale, 1);
  const centre = (index + 0.5) * scale;
  const start = Math.max(0, Math.floor(centre - 2 * stretch + 0.5));
  const end = Math.min(from, Math.floor(centre + 2 * stretch + 0.5));
  const raw = Array.from({ length: end - start }, (_, tap) => cubic((start + tap + 0.5 - centre) / stretch));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return { start, weights: raw.map((weight) => weight / sum) };
}

function cubic(x: number): number {
  const a = -0.5;
  const distance = Math.abs(x);
  if (distance < 1) return (a + 2) * distance ** 3 - (a + 3) * distance ** 2 + 1;
  return distance < 2 ? a * distance ** 3 - 5 * a * distance ** 2 + 8 * a * distance - 4 * a : 0;
}
