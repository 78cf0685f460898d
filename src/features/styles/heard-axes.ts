import type { AxisDirection } from '../../core/lexicon/axis-directions.js';
import type { StyleAxis } from '../../core/lexicon/styles.js';
import { type Moments, scoresAlong } from '../../core/moments.js';
import { dot, weightedSum } from '../../core/vector.js';

/** An axis by which pictures of a library can be placed. */
export interface HeardAxis {
  axis: StyleAxis;
  /** Its phrasings, each divided by its spread over the library. */
  phrasings: Float32Array[];
  /** Where the library's middle lies along each phrasing. */
  means: number[];
  /** Spread over the library of their sum. */
  deviation: number;
  /** False where its phrasings agree no better than unrelated words would; absent without a card that tells. */
  isHeard?: boolean;
}

/** Where something lies on an axis, in deviations of the library from its middle; positive towards the second end. */
export interface AxisPosition {
  position: number;
  /** Standard error from the choice of words: another set of phrasings would move it by so much. */
  error: number;
}

const leastDeviation = 1e-6;

/** Returns an axis as a library spreads along it. */
export function placeAxis(
  { axis, phrasings }: AxisDirection,
  moments: Moments,
  isHeard: boolean | undefined,
): HeardAxis {
  const along = phrasings.map((vector) => {
    const { mean, deviation } = scoresAlong(moments, vector);
    const scale = 1 / Math.max(deviation, leastDeviation);
    return { vector: vector.map((value) => value * scale), mean: mean * scale };
  });
  const sum = weightedSum(along.map(({ vector }) => ({ vector, weight: 1 })));
  return {
    axis,
    phrasings: along.map(({ vector }) => vector),
    means: along.map(({ mean }) => mean),
    deviation: Math.max(scoresAlong(moments, sum).deviation, leastDeviation),
    ...(isHeard === undefined ? {} : { isHeard }),
  };
}

/** Returns where a picture, or the mean of several, lies on an axis; the words are a sample of what could have been said. */
export function positionOn(axis: HeardAxis, picture: ArrayLike<number>): AxisPosition {
  return placed(
    axis,
    axis.phrasings.map((vector, at) => dot(vector, picture) - axis.means[at]!),
  );
}

/** Returns how much farther the first lies than the second. */
export function distanceOn(
  axis: HeardAxis,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): AxisPosition {
  return placed(
    axis,
    axis.phrasings.map((vector) => dot(vector, first) - dot(vector, second)),
  );
}

function placed({ deviation }: HeardAxis, scores: readonly number[]): AxisPosition {
  const count = scores.length;
  const sum = scores.reduce((total, score) => total + score, 0);
  const mean = sum / count;
  const variance = scores.reduce((total, score) => total + (score - mean) ** 2, 0) / Math.max(1, count - 1);
  return { position: sum / deviation, error: Math.sqrt(count * variance) / deviation };
}
