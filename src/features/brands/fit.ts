import { type Channel, channels } from './channels.js';
import { fitSigmoid, type Sigmoid } from './platt.js';
import { deviationOf, type Products } from './products.js';

/** What a scorer is fitted on: examples of the brand first, then those that are expressly none of it. */
export interface FitSources {
  products: Readonly<Record<Channel, Products>>;
  /** How many of the examples are of the brand; the rest are none of it. */
  positives: number;
  /** For each example, which pictures it is a near copy of: copies are left out together. */
  groups: readonly number[];
  /** Look of each example of the brand, 0 to looks - 1. */
  lookOf: readonly number[];
  looks: number;
  /** Scores of other pictures along the direction of each example, by channel: [others][examples]. */
  others: Readonly<Record<Channel, readonly Float64Array[]>>;
  /** Standard score of what the words say of each example and of each other picture; absent without words. */
  words?: { examples: readonly number[]; others: readonly number[] };
}

/** How the directions of the examples make the direction of one look, in every channel. */
export interface LookDirection {
  /** [examples], summing to 1 over those of the brand (and to -1 over those that are none, against which they are told). */
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

export interface Fitted {
  fit: Fit;
  /** Score of each example, left out of its own direction. */
  leftOut: number[];
  /** Score of each other picture. */
  others: Float64Array;
}

/**
 * How much a channel says of a brand before anything is known of it, in deviations between brand and library, and how many
 * examples that belief counts as.
 */
const believed: Readonly<Record<Channel | 'words', number>> = {
  meaning: 1.5,
  looks: 0.5,
  measures: 1,
  palette: 2,
  words: 1.5,
};
const beliefWeighs = 5;

/**
 * Returns the scorer of a brand against the library, and what it says of its own examples when each is left out (with its near
 * copies). Each channel's direction is Fisher's, with the library's shrunk covariance (Wang et al., ICLR 2024); channels are
 * weighed by the gap that they leave between left-out examples and library, in units of their spread, which is best for
 * independent channels (naive Bayes), drawn towards what is usual while examples are few. `draws` counts how often each of
 * the brand's examples is taken, for resampling; default once each.
 */
export function fitToLibrary(sources: FitSources, draws?: readonly number[]): Fitted {
  const taken = draws ?? new Array<number>(sources.positives).fill(1);
  const { combined, leftOut, others } = combineForLibrary(sources, taken);
  const repeated = leftOut.flatMap((score, example) => new Array<number>(taken[example]!).fill(score));
  return { fit: { ...combined, ...fitSigmoid(repeated, others) }, leftOut, others };
}

/** Returns what `fitToLibrary` does before scores become probabilities: enough where only their order counts. */
export function combineForLibrary(
  sources: FitSources,
  taken: readonly number[],
): { combined: Omit<Fit, keyof Sigmoid>; leftOut: number[]; others: Float64Array } {
  const looks = range(sources.looks).map((look) =>
    lookDirection(
      sources,
      taken.map((times, example) => (sources.lookOf[example] === look ? times : 0)),
    ),
  );
  const examples = range(sources.positives).filter((example) => taken[example]! > 0);
  const weights = mapChannels((channel) => {
    const own = examples.map((example) =>
      alongLeftOut(sources, channel, looks[sources.lookOf[example]!]!, example),
    );
    return channelWeight(own, undefined, believed[channel]);
  });
  const { words } = sources;
  const said = examples.map((example) => words?.examples[example] ?? 0);
  const wordsWeight = words === undefined ? 0 : channelWeight(said, undefined, believed.words);
  const combined = { looks, weights, wordsWeight };
  const leftOut = range(sources.positives).map((example) => scoreLeftOut(sources, combined, example));
  const others = Float64Array.from(sources.others.meaning, (_, at) =>
    scoreWith(combined, {
      along: mapChannels((channel) => sources.others[channel][at]!),
      words: words?.others[at],
    }),
  );
  return { combined, leftOut, others };
}

/**
 * Returns the scorer of the brand's examples against those that are expressly none of it: the direction between both means,
 * still weighed by the library's covariance, so that two sides of ten pictures can be told apart at all. All examples are left
 * out in turn; the last of `leftOut` are those that are none. `draws` counts how often each example is taken.
 */
export function fitToCounters(sources: FitSources, draws?: readonly number[]): Fitted {
  const { positives } = sources;
  const count = sources.groups.length;
  const taken = draws ?? new Array<number>(count).fill(1);
  const look = lookDirection(sources, taken);
  const examples = range(count).filter((example) => taken[example]! > 0);
  const isOwn = (example: number) => example < positives;
  const left = mapChannels((channel) =>
    range(count).map((example) => alongLeftOut(sources, channel, look, example)),
  );
  const weights = mapChannels((channel) => {
    const scores = (wanted: boolean) =>
      examples.filter((one) => isOwn(one) === wanted).map((one) => left[channel][one]!);
    return channelWeight(scores(true), scores(false), believed[channel]);
  });
  const leftOut = range(count).map((example) =>
    channels.reduce((sum, channel) => sum + weights[channel] * left[channel][example]!, 0),
  );
  const repeated = (wanted: boolean) =>
    examples
      .filter((one) => isOwn(one) === wanted)
      .flatMap((one) => new Array<number>(taken[one]!).fill(leftOut[one]!));
  const sigmoid = fitSigmoid(repeated(true), repeated(false));
  return { fit: { looks: [look], weights, wordsWeight: 0, ...sigmoid }, leftOut, others: new Float64Array() };
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

/** Returns a record with a value for each channel. */
export function mapChannels<Value>(make: (channel: Channel) => Value): Record<Channel, Value> {
  return Object.fromEntries(channels.map((channel) => [channel, make(channel)])) as Record<Channel, Value>;
}

/** The direction from the mean of the examples that are none, else from the library's, to that of the brand's. */
function lookDirection({ products, positives, groups }: FitSources, taken: readonly number[]): LookDirection {
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

/** The standard score of an example along a look's direction without itself and its copies; 0 where nothing is left. */
function alongLeftOut(
  { products, groups }: FitSources,
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

function scoreLeftOut(sources: FitSources, fit: Omit<Fit, keyof Sigmoid>, example: number): number {
  const sums = fit.looks.map((look) =>
    channels.reduce(
      (sum, channel) => sum + fit.weights[channel] * alongLeftOut(sources, channel, look, example),
      0,
    ),
  );
  return Math.max(...sums) + fit.wordsWeight * (sources.words?.examples[example] ?? 0);
}

/** The weight of a channel from the scores of both sides; without the second, that of a library: mean 0, variance 1. */
function channelWeight(
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
