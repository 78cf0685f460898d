import { type Channel, channels, mapChannels } from './channels.js';
import { fitSigmoid, type Sigmoid } from './platt.js';
import { deviationOf, type Products } from './products.js';

/** What a scorer is fitted on: examples of one side first, then those of the other, if any. */
export interface SideSources {
  products: Readonly<Record<Channel, Products>>;
  /** How many of the examples are of the first side; the rest are of the other. */
  positives: number;
  /** For each example, which pictures it is a near copy of: copies are left out together. */
  groups: readonly number[];
}

/** How the directions of the examples make the direction of one look, in every channel. */
export interface LookDirection {
  /** [examples], summing to 1 over those of the first side (and to -1 over those of the other). */
  weights: Float64Array;
  /** Deviation over the library of the scores along it, by channel. */
  deviations: Readonly<Record<Channel, number>>;
}

/** A fitted scorer: sums of standard scores, the best look's, as a probability. */
export interface Fit extends Sigmoid {
  looks: readonly LookDirection[];
  weights: Readonly<Record<Channel, number>>;
  wordsWeight: number;
}

/** What a picture scores along the direction of each example, by channel, and by the words. */
export interface PictureScores {
  along: Readonly<Record<Channel, Float64Array>>;
  words?: number | undefined;
}

/**
 * How much a channel says before anything is known of the examples, in deviations between both sides, and how many examples that
 * belief counts as.
 */
export const believed: Readonly<Record<Channel | 'words', number>> = {
  meaning: 1.5,
  looks: 0.5,
  measures: 1,
  palette: 2,
  words: 1.5,
};
const beliefWeighs = 5;

/**
 * Returns the scorer of the first side's examples against the other's, and the score of each example without itself and its near
 * copies. Each channel's direction lies between both means, weighed by the library's covariance (Fisher's discriminant with the shrunk
 * estimate of Wang et al., ICLR 2024), so that two sides of ten pictures can be told apart at all; channels are weighed by the gap
 * that they leave between left-out examples, in units of their spread. `contrast` is what words say of each example, positive for the
 * first side. `draws` counts how often each example is taken, for resampling; default once each.
 */
export function fitTwoSides(
  sources: SideSources,
  {
    draws,
    contrast,
  }: { draws?: readonly number[] | undefined; contrast?: readonly number[] | undefined } = {},
): { fit: Fit; leftOut: number[] } {
  const { positives } = sources;
  const count = sources.groups.length;
  const taken = draws ?? new Array<number>(count).fill(1);
  const look = lookDirection(sources, taken);
  const examples = range(count).filter((example) => taken[example]! > 0);
  const isFirst = (example: number) => example < positives;
  const left = mapChannels((channel) =>
    range(count).map((example) => alongLeftOut(sources, channel, look, example)),
  );
  const weightOf = (scores: readonly number[], belief: number) => {
    const ofSide = (wanted: boolean) =>
      examples.filter((one) => isFirst(one) === wanted).map((one) => scores[one]!);
    return channelWeight(ofSide(true), ofSide(false), belief);
  };
  const weights = mapChannels((channel) => weightOf(left[channel], believed[channel]));
  const wordsWeight = contrast === undefined ? 0 : weightOf(contrast, believed.words);
  const leftOut = range(count).map((example) => {
    const seen = channels.reduce((sum, channel) => sum + weights[channel] * left[channel][example]!, 0);
    return seen + wordsWeight * (contrast?.[example] ?? 0);
  });
  const repeated = (wanted: boolean) =>
    examples
      .filter((one) => isFirst(one) === wanted)
      .flatMap((one) => new Array<number>(taken[one]!).fill(leftOut[one]!));
  const sigmoid = fitSigmoid(repeated(true), repeated(false));
  return { fit: { looks: [look], weights, wordsWeight, ...sigmoid }, leftOut };
}

/** Returns the score of a picture: that of the look that it is most like. */
export function scoreWith(fit: Omit<Fit, keyof Sigmoid>, { along, words }: PictureScores): number {
  let best = Number.NEGATIVE_INFINITY;
  for (const { weights, deviations } of fit.looks) {
    let sum = 0;
    for (const channel of channels)
      sum += (fit.weights[channel] * weighted(weights, along[channel])) / deviations[channel];
    if (sum > best) best = sum;
  }
  return best + fit.wordsWeight * (words ?? 0);
}

/** Returns the direction from the mean of the other side's examples, else from the library's, to that of the first side's. */
export function lookDirection(
  { products, positives, groups }: SideSources,
  taken: readonly number[],
): LookDirection {
  const weights = new Float64Array(groups.length);
  const sumOf = (counts: readonly number[]) => counts.reduce((sum, times) => sum + times, 0);
  // A resample may leave a side without examples: then it has no say.
  const [own, none] = [sumOf(taken.slice(0, positives)), sumOf(taken.slice(positives))].map((n) =>
    Math.max(n, 1),
  );
  taken.forEach((times, at) => {
    weights[at] = at < positives ? times / own! : -times / none!;
  });
  return { weights, deviations: mapChannels((channel) => deviationOf(products[channel], weights)) };
}

/** Returns the standard score of an example along a look's direction without itself and its copies; 0 where nothing is left. */
export function alongLeftOut(
  { products, groups }: SideSources,
  channel: Channel,
  { weights, deviations }: LookDirection,
  example: number,
): number {
  const { among } = products[channel];
  const count = weights.length;
  let [up, upTotal, down, downTotal, upLeft, downLeft] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < count; at++) {
    const weight = weights[at]!;
    if (weight === 0) continue;
    const isLeft = groups[at] !== groups[example];
    const product = isLeft ? weight * among[at * count + example]! : 0;
    if (weight > 0) {
      upTotal += weight;
      if (isLeft) upLeft += weight;
      up += product;
    } else {
      downTotal += weight;
      if (isLeft) downLeft += weight;
      down += product;
    }
  }
  // What remains of each side stands for the whole of it.
  const scaled = (sum: number, total: number, left: number) => (left === 0 ? 0 : (sum * total) / left);
  return (scaled(up, upTotal, upLeft) + scaled(down, downTotal, downLeft)) / deviations[channel];
}

/** Returns the weight of a channel from the scores of both sides; without the second, that of a library: mean 0, variance 1. */
export function channelWeight(
  own: readonly number[],
  others: readonly number[] | undefined,
  belief: number,
): number {
  const count = own.length;
  const gap = meanOf(own) - (others === undefined ? 0 : meanOf(others));
  const variance = (varianceOf(own) + (others === undefined ? 1 : varianceOf(others))) / 2;
  const drawn = (2 * count * variance + beliefWeighs) / (2 * count + beliefWeighs);
  return (count * Math.max(0, gap) + beliefWeighs * belief) / (count + beliefWeighs) / drawn;
}

function weighted(weights: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += weights[at]! * values[at]!;
  return sum;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.length < 2
    ? 1
    : values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}
