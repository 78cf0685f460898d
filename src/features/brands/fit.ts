import { type Channel, channels, mapChannels } from '../../core/traits/channels.js';
import { fitSigmoid, type Sigmoid } from '../../core/traits/platt.js';
import {
  alongLeftOut,
  believed,
  channelWeight,
  type Fit,
  lookDirection,
  type SideSources,
  scoreWith,
} from '../../core/traits/two-sides.js';

/** What a brand's scorer is fitted on: its examples first, then those that are expressly none of it. */
export interface FitSources extends SideSources {
  /** Look of each example of the brand, 0 to looks - 1. */
  lookOf: readonly number[];
  looks: number;
  /** Scores of other pictures along the direction of each example, by channel: [others][examples]. */
  others: Readonly<Record<Channel, readonly Float64Array[]>>;
  /** Standard score of what the words say of each example and of each other picture; absent without words. */
  words?: { examples: readonly number[]; others: readonly number[] };
}

export interface Fitted {
  fit: Fit;
  /** Score of each example, left out of its own direction. */
  leftOut: number[];
  /** Score of each other picture. */
  others: Float64Array;
}

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

function scoreLeftOut(sources: FitSources, fit: Omit<Fit, keyof Sigmoid>, example: number): number {
  const sums = fit.looks.map((look) =>
    channels.reduce(
      (sum, channel) => sum + fit.weights[channel] * alongLeftOut(sources, channel, look, example),
      0,
    ),
  );
  return Math.max(...sums) + fit.wordsWeight * (sources.words?.examples[example] ?? 0);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}
