import type { SearchResult } from '../api/operations.js';

/** Results over which the influence of a term is averaged: what fills the first screen. */
const measuredResults = 20;

/** Returns the mean share of each of `terms` terms in the first results, negative where it spoke against; undefined without any. */
export function measuredInfluence(
  results: readonly Pick<SearchResult, 'influences'>[],
  terms: number,
): number[] | undefined {
  const measured = results.filter(({ influences }) => influences.length === terms).slice(0, measuredResults);
  if (measured.length === 0 || terms === 0) return undefined;
  return Array.from({ length: terms }, (_, term) => {
    const sum = measured.reduce((total, { influences }) => total + influences[term]!, 0);
    return sum / measured.length;
  });
}

/** Returns the share of each weight that was asked for, in [0, 1]. */
export function wantedShares(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
  return weights.map((weight) => (total === 0 ? 0 : Math.abs(weight) / total));
}
