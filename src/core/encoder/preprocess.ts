import { MotifError } from '../errors.js';
import type { Pixels } from '../image.js';
import { type ResampleFilter, resample } from '../image-resample.js';
import { shrinkPixels } from '../shrink.js';

export interface PreprocessSettings {
  /** Side of the square that the image tower takes, pixels. */
  sizePx: number;
  /**
   * `crop`: the short edge becomes `shortEdgePx`, then the middle square is cut out; `squash`: both edges become
   * `sizePx`; `pad`: the picture is placed on a square of its own ground first.
   */
  fit: { kind: 'crop'; shortEdgePx: number } | { kind: 'squash' } | { kind: 'pad' };
  filter: ResampleFilter;
  /** The value that the tower gets for each byte, [3 x 256]. */
  levels: Float32Array;
}

/** Returns the settings that a preprocessor_config.json states; what it leaves out has the values of CLIP. */
export function readPreprocessSettings(
  config: Readonly<Record<string, unknown>>,
  options: { padsToSquare: boolean; file: string },
): PreprocessSettings {
  const size = edges(config.size) ?? { short: 224, square: undefined };
  const crops = config.do_center_crop === true;
  const crop = crops ? (edges(config.crop_size)?.square ?? size.short) : undefined;
  const sizePx = crop ?? size.square ?? size.short;
  if (!(sizePx > 0 && sizePx <= 4096)) {
    throw new MotifError(
      'model_unavailable',
      'Expected a square image size up to 4096 for the model, received another',
      {
        hint: 'Motif reads models with a fixed square input; see size and crop_size in preprocessor_config.json.',
        path: options.file,
      },
    );
  }
  const levels = levelTable(config);
  const filter = config.resample === 2 ? 'bilinear' : config.resample === 1 ? 'lanczos' : 'bicubic';
  if (options.padsToSquare) return { sizePx, fit: { kind: 'pad' }, filter, levels };
  const fit: PreprocessSettings['fit'] =
    size.square === undefined || crops ? { kind: 'crop', shortEdgePx: size.short } : { kind: 'squash' };
  return { sizePx, fit, filter, levels };
}

/** Returns the tower's input for one picture of any size: float32 [3 x size x size], channels first. */
export function preprocessPixels(pixels: Pixels, settings: PreprocessSettings): Float32Array {
  const { sizePx, levels } = settings;
  const { data } = fitToSquare(pixels, settings);
  const plane = sizePx * sizePx;
  const values = new Float32Array(3 * plane);
  for (let index = 0, at = 0; index < plane; index++, at += 3) {
    values[index] = levels[data[at]!]!;
    values[plane + index] = levels[256 + data[at + 1]!]!;
    values[2 * plane + index] = levels[512 + data[at + 2]!]!;
  }
  return values;
}

/** Returns the square of pixels that the tower looks at. */
export function fitToSquare(
  pixels: Pixels,
  { sizePx, fit, filter }: Omit<PreprocessSettings, 'levels'>,
): Pixels {
  const square = { widthPx: sizePx, heightPx: sizePx };
  if (fit.kind === 'squash') return resample(pixels, square, filter);
  if (fit.kind === 'pad') return resample(padToSquare(pixels, sizePx), square, filter);
  const { widthPx, heightPx } = pixels;
  const isWide = widthPx > heightPx;
  // The reference cuts off the fraction of the long edge.
  const longEdge = Math.floor((fit.shortEdgePx * Math.max(widthPx, heightPx)) / Math.min(widthPx, heightPx));
  const size = isWide
    ? { widthPx: longEdge, heightPx: fit.shortEdgePx }
    : { widthPx: fit.shortEdgePx, heightPx: longEdge };
  if (fit.shortEdgePx < sizePx) return placeOn(resample(pixels, size, filter), sizePx, [0, 0, 0]);
  return resample(pixels, size, filter, {
    leftPx: Math.floor((size.widthPx - sizePx) / 2),
    topPx: Math.floor((size.heightPx - sizePx) / 2),
    ...square,
  });
}

/**
 * A picture is brought near the tower's size by averaging before it is padded and resampled: a fraction of the work of
 * resampling at once, and a long strip does not become a huge square.
 */
const paddedPerSize = 3;

/** Returns the long edge to which a larger picture is averaged before anything else, where the settings ask for it. */
export function firstEdgePx({ fit, sizePx }: PreprocessSettings): number | undefined {
  return fit.kind === 'pad' ? paddedPerSize * sizePx : undefined;
}

function padToSquare(pixels: Pixels, sizePx: number): Pixels {
  const small = shrinkPixels(pixels, paddedPerSize * sizePx);
  if (small.widthPx === small.heightPx) return small;
  return placeOn(small, Math.max(small.widthPx, small.heightPx), groundColour(small));
}

/** Returns a square of one colour with the picture in its middle; what does not fit is cut off evenly. */
function placeOn(pixels: Pixels, sizePx: number, colour: readonly number[]): Pixels {
  const data = new Uint8Array(sizePx * sizePx * 3);
  data.set(colour.slice(0, 3));
  // Doubling what is filled is many times faster than writing each byte.
  for (let filled = 3; filled < data.length; filled *= 2) data.copyWithin(filled, 0, filled);
  const left = Math.floor((sizePx - pixels.widthPx) / 2);
  const top = Math.floor((sizePx - pixels.heightPx) / 2);
  const width = Math.min(sizePx, pixels.widthPx);
  for (let y = Math.max(0, top); y < Math.min(sizePx, top + pixels.heightPx); y++) {
    const from = ((y - top) * pixels.widthPx + Math.max(0, -left)) * 3;
    data.set(pixels.data.subarray(from, from + width * 3), (y * sizePx + Math.max(0, left)) * 3);
  }
  return { data, widthPx: sizePx, heightPx: sizePx };
}

/** Returns the most common colour of the border; of equally common ones the first, from the top left corner. */
function groundColour({ data, widthPx, heightPx }: Pixels): [number, number, number] {
  const counts = new Map<number, number>();
  const count = (x: number, y: number) => {
    const at = (y * widthPx + x) * 3;
    const colour = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  };
  for (let x = 0; x < widthPx; x++) {
    count(x, 0);
    count(x, heightPx - 1);
  }
  for (let y = 1; y < heightPx - 1; y++) {
    count(0, y);
    count(widthPx - 1, y);
  }
  let [ground, most] = [0xffffff, 0];
  for (const [colour, times] of counts) if (times > most) [ground, most] = [colour, times];
  return [ground >> 16, (ground >> 8) & 255, ground & 255];
}

/** `size` is a number, `{ shortest_edge }` or `{ height, width }`; only equal sides make a square. */
function edges(size: unknown): { short: number; square: number | undefined } | undefined {
  if (typeof size === 'number') return { short: size, square: size };
  if (typeof size !== 'object' || size === null) return undefined;
  const { shortest_edge: short, height, width } = size as Record<string, unknown>;
  if (typeof short === 'number') return { short, square: undefined };
  return typeof height === 'number' && height === width ? { short: height, square: height } : undefined;
}

function levelTable(config: Readonly<Record<string, unknown>>): Float32Array {
  const factor =
    config.do_rescale === false
      ? 1
      : typeof config.rescale_factor === 'number'
        ? config.rescale_factor
        : 1 / 255;
  const normalises = config.do_normalize !== false;
  const mean = normalises ? triple(config.image_mean, [0.48145466, 0.4578275, 0.40821073]) : [0, 0, 0];
  const deviation = normalises ? triple(config.image_std, [0.26862954, 0.26130258, 0.27577711]) : [1, 1, 1];
  return Float32Array.from({ length: 3 * 256 }, (_, index) => {
    const channel = index >> 8;
    return ((index & 255) * factor - mean[channel]!) / deviation[channel]!;
  });
}

function triple(value: unknown, otherwise: readonly number[]): readonly number[] {
  return Array.isArray(value) &&
    value.length === 3 &&
    value.every((part) => typeof part === 'number' && part !== 0)
    ? (value as number[])
    : otherwise;
}
