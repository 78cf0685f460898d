import type { AxisDirection } from '../../core/lexicon/axis-directions.js';
import { type Moments, scoresAlong } from '../../core/moments.js';
import { dot } from '../../core/vector.js';

/** Where a brand lies between two opposite ends, such as flat and textured, as the model hears their words. */
export interface BrandAxis {
  id: string;
  /** The ends as people call them in English: towards lower and towards higher scores. */
  ends: readonly [string, string];
  vector: Float32Array;
  /** The library's mean and deviation along it. */
  mean: number;
  deviation: number;
  /** The assets' mean and deviation, in deviations of the library. */
  brandMean: number;
  brandDeviation: number;
}

/** An axis on which a picture lies away from the brand. */
export interface AxisOffset {
  id: string;
  /** The end towards which it lies, such as `textured`. */
  towards: string;
  /** How far from the brand's middle, in deviations of the brand's own pictures; at least 2. */
  by: number;
}

/** Few assets hardly differ; along no axis is a brand taken to be narrower than this part of the library's deviation. */
const narrowest = 0.35;
const offFrom = 2;
const shownOffsets = 3;

/** Returns where library and assets lie on each axis. */
export function measureAxes(
  directions: readonly AxisDirection[],
  assets: readonly Float32Array[],
  moments: Moments,
): BrandAxis[] {
  return directions.map(({ axis: { id, negative, positive }, vector }) => {
    const { mean, deviation } = scoresAlong(moments, vector);
    const scores = assets.map((asset) => (dot(vector, asset) - mean) / Math.max(deviation, 1e-6));
    const brandMean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const variance = scores.reduce((sum, score) => sum + (score - brandMean) ** 2, 0) / scores.length;
    return {
      id,
      ends: [negative.en, positive.en] as const,
      vector,
      mean,
      deviation: Math.max(deviation, 1e-6),
      brandMean,
      brandDeviation: Math.max(narrowest, Math.sqrt(variance)),
    };
  });
}

/** Returns the axes on which a picture lies farthest from the brand, at most three. */
export function offAxes(axes: readonly BrandAxis[], meaning: Float32Array): AxisOffset[] {
  return axes
    .map(({ id, ends, vector, mean, deviation, brandMean, brandDeviation }) => {
      const offset = ((dot(vector, meaning) - mean) / deviation - brandMean) / brandDeviation;
      return { id, towards: ends[offset > 0 ? 1 : 0], by: Math.abs(offset) };
    })
    .filter(({ by }) => by >= offFrom)
    .sort((one, other) => other.by - one.by)
    .slice(0, shownOffsets);
}
