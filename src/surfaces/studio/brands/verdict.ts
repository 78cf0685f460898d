export type Verdict = 'pass' | 'fail' | 'cannot say';

export interface Scored {
  score: number;
  low: number;
  high: number;
}

/**
 * Returns the verdict on a score at a threshold, as `brand.check` gives it: said only where both bounds are on one side, and
 * never for a brand that only ranks.
 */
export function verdictAt({ low, high }: Scored, threshold: number, canJudge: boolean): Verdict {
  if (!canJudge) return 'cannot say';
  return low >= threshold ? 'pass' : high < threshold ? 'fail' : 'cannot say';
}

/** Returns how many pictures get each verdict at a threshold. */
export function countVerdicts(
  scored: readonly Scored[],
  threshold: number,
  canJudge: boolean,
): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, 'cannot say': 0 };
  for (const one of scored) counts[verdictAt(one, threshold, canJudge)]++;
  return counts;
}
