import { hexToOklab } from '../colour/convert.js';
import { shrunkPrecision } from '../discriminant.js';
import type { ImageStatistics, PaletteColour } from '../library/assets.js';
import { type Moments, mixMoments } from '../moments.js';

/** The sides of a picture that pictures may have in common: what it says, where lines and colours lie, how it is made, its colours. */
export const channels = ['meaning', 'looks', 'measures', 'palette'] as const;
export type Channel = (typeof channels)[number];

/** One picture as a vector for each channel. */
export type Traits = Readonly<Record<Channel, Float32Array>>;

/** Returns a record with a value for each channel. */
export function mapChannels<Value>(make: (channel: Channel) => Value): Record<Channel, Value> {
  return Object.fromEntries(channels.map((channel) => [channel, make(channel)])) as Record<Channel, Value>;
}

/** Where the library lies in a channel, and the inverse of its spread. */
export interface LibrarySpread {
  moments: Moments;
  /** Returns the inverse covariance times a difference. */
  apply(difference: ArrayLike<number>): Float32Array;
}

/**
 * The library's spread is trusted like that of so many pictures: what pictures share hardly ever lies in the directions in which
 * a library spreads least, and five pictures say nothing of those.
 */
const trustedPictures = 100;
/** A cloud that spreads alike in all directions counts as so many pictures beside a library's own. */
const evenPictures = 20;

/** Returns the spread of a channel over the library, ready to weigh differences by. */
export function spreadOf(moments: Moments): LibrarySpread {
  const { apply } = shrunkPrecision({ ...moments, count: Math.min(moments.count, trustedPictures) });
  return { moments, apply };
}

/** Returns the moments of a small cloud helped out by one of the same size that spreads alike in all directions. */
export function helpedOut(moments: Moments): Moments {
  const dimensions = moments.mean.length;
  let trace = 0;
  for (let at = 0; at < dimensions; at++) trace += moments.covariance[at * (dimensions + 1)]!;
  const covariance = new Float32Array(dimensions * dimensions);
  for (let at = 0; at < dimensions; at++) covariance[at * (dimensions + 1)] = trace / dimensions;
  const share = evenPictures / (moments.count + evenPictures);
  return mixMoments(moments, { ...moments, covariance }, share);
}

/** What the measures usually differ by between pictures, so that none outweighs the others by its unit alone. */
const usual = {
  brightness: 0.2,
  chroma: 0.05,
  contrast: 0.08,
  edgeDensity: 0.1,
  flatness: 0.2,
  logRoughness: 1,
  orientation: 0.05,
};

/** Returns a picture's measures in units of what they usually differ by, [14]. */
export function measuresVector(statistics: ImageStatistics): Float32Array {
  const { brightness, chroma, contrast, edgeDensity, flatness, roughness, edgeOrientations } = statistics;
  return Float32Array.from([
    brightness / usual.brightness,
    chroma / usual.chroma,
    contrast / usual.contrast,
    edgeDensity / usual.edgeDensity,
    flatness / usual.flatness,
    Math.log1p(roughness) / usual.logRoughness,
    ...edgeOrientations.map((share) => share / usual.orientation),
  ]);
}

/** Places in OKLab among which colours are shared out, [100]. */
const lightnesses = [0.15, 0.4, 0.65, 0.9];
const chromas = [-0.16, -0.08, 0, 0.08, 0.16];
/** Half the distance of neighbouring places and a little more, so that no colour falls between them. */
const reach = 0.07;

/**
 * Returns a palette as a vector of length 1, [100]: its areas shared out among the places in OKLab near to each colour, under
 * the root, so that dot products are Hellinger affinities and one large ground does not decide alone.
 */
export function paletteVector(palette: readonly PaletteColour[]): Float32Array {
  const shares = new Float64Array(lightnesses.length * chromas.length ** 2);
  const total = palette.reduce((sum, { area }) => sum + area, 0);
  const anchors = places();
  for (const { hex, area } of palette) {
    const colour = hexToOklab(hex);
    const near = anchors.map(([l, a, b]) =>
      Math.exp(-((colour.l - l) ** 2 + (colour.a - a) ** 2 + (colour.b - b) ** 2) / (2 * reach ** 2)),
    );
    const sum = near.reduce((all, one) => all + one, 0);
    for (let at = 0; at < shares.length; at++) shares[at]! += ((near[at]! / sum) * area) / total;
  }
  return Float32Array.from(shares, Math.sqrt);
}

function places(): [number, number, number][] {
  return lightnesses.flatMap((l) =>
    chromas.flatMap((a) => chromas.map((b): [number, number, number] => [l, a, b])),
  );
}
