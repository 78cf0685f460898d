/** The sigmoid that turns a score into a probability: `1 / (1 + exp(-(slope * score + offset)))`. */
export interface Sigmoid {
  slope: number;
  offset: number;
}

const mostSteps = 100;
/** The gradient at which the fit is done; targets are shares, so that this is a millionth of one. */
const flat = 1e-6;
const leastStep = 1e-8;

/** Returns the probability of a score, written so that it never overflows. */
export function probabilityOf({ slope, offset }: Sigmoid, score: number): number {
  const z = slope * score + offset;
  return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
}

/**
 * Returns Platt's targets for `positives` and `negatives` examples, `(n+ + 1) / (n+ + 2)` and `1 / (n- + 2)`: what a uniform
 * prior leaves to doubt after that many examples (Platt 1999, "Probabilistic outputs for support vector machines", section 2.2).
 */
export function plattTargets(positives: number, negatives: number): { positive: number; negative: number } {
  return { positive: (positives + 1) / (positives + 2), negative: 1 / (negatives + 2) };
}

/**
 * Returns the sigmoid that fits the scores of both classes at equal weight, so that 0.5 is where both are as likely and 0.75
 * where the first is three times as likely as the second, however many there are of each. As both weigh alike, each stands
 * for half of all examples, and its target is smoothed as for so many. The slope is never negative. Numerics: Newton's
 * method with backtracking of Lin, Lin and Weng (2007), "A note on Platt's probabilistic outputs for support vector machines".
 * Throws `RangeError` where a class has no scores.
 */
export function fitSigmoid(positives: readonly number[], negatives: ArrayLike<number>): Sigmoid {
  const counts = [positives.length, negatives.length] as const;
  if (counts[0] === 0 || counts[1] === 0)
    throw new RangeError(`Expected scores of both classes, received ${counts[0]} and ${counts[1]}`);
  const half = (counts[0] + counts[1]) / 2;
  const targets = plattTargets(half, half);
  const scores = Float64Array.from([...positives, ...Array.from(negatives)]);
  const isPositive = (at: number) => at < counts[0];
  const weights = scores.map((_, at) => 0.5 / counts[isPositive(at) ? 0 : 1]);
  const wanted = scores.map((_, at) => (isPositive(at) ? targets.positive : targets.negative));
  const lossAt = ({ slope, offset }: Sigmoid) => {
    let loss = 0;
    for (let at = 0; at < scores.length; at++) {
      const z = slope * scores[at]! + offset;
      // log(1 + exp(z)) - target * z, without overflow.
      const soft = z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
      loss += weights[at]! * (soft - wanted[at]! * z);
    }
    return loss;
  };
  let fit: Sigmoid = { slope: 0, offset: 0 };
  let loss = lossAt(fit);
  for (let step = 0; step < mostSteps; step++) {
    let [g1, g2, h11, h12, h22] = [0, 0, 1e-10, 0, 1e-10];
    for (let at = 0; at < scores.length; at++) {
      const score = scores[at]!;
      const p = probabilityOf(fit, score);
      const [w, d] = [weights[at]! * p * (1 - p), weights[at]! * (p - wanted[at]!)];
      h11 += score * score * w;
      h12 += score * w;
      h22 += w;
      g1 += score * d;
      g2 += d;
    }
    if (Math.abs(g1) < flat && Math.abs(g2) < flat) break;
    const determinant = h11 * h22 - h12 * h12;
    const [d1, d2] = [-(h22 * g1 - h12 * g2) / determinant, -(h11 * g2 - h12 * g1) / determinant];
    const slant = g1 * d1 + g2 * d2;
    let size = 1;
    for (; size >= leastStep; size /= 2) {
      const next = { slope: fit.slope + size * d1, offset: fit.offset + size * d2 };
      const nextLoss = lossAt(next);
      if (nextLoss < loss + 1e-4 * size * slant) {
        [fit, loss] = [next, nextLoss];
        break;
      }
    }
    if (size < leastStep) break;
  }
  // A side whose pictures score below others is not told apart; it must not become its own opposite.
  return fit.slope < 0 ? { slope: 0, offset: 0 } : fit;
}
