/** Returns how often one of the first scores stands above one of the second; a tie counts half. */
export function areaAbove(first: readonly number[], second: ArrayLike<number>): number {
  const sorted = Float64Array.from(second).sort();
  let above = 0;
  for (const score of first) above += (placeOf(sorted, score, false) + placeOf(sorted, score, true)) / 2;
  return above / Math.max(1, first.length * sorted.length);
}

/** Returns how many of the sorted numbers are below a value, or not above it. */
export function placeOf(sorted: Float64Array, value: number, withEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value || (withEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The normal quantile of two-sided 95 %. */
const z95 = 1.959964;
const halvings = 50;

/**
 * Returns the bounds of a 95 % interval for an area of so many positives and negatives: the areas whose own standard error leaves the
 * one that was found just within reach (Newcombe 2006, "Confidence intervals for an effect size measure based on the Mann-Whitney
 * statistic", part 2, method 5). It holds for a handful of examples and for an area of 1. Without examples it is [0, 1].
 */
export function areaInterval(
  area: number,
  positives: number,
  negatives: number,
): { low: number; high: number } {
  if (positives === 0 || negatives === 0) return { low: 0, high: 1 };
  const isWithin = (candidate: number) =>
    Math.abs(area - candidate) <= z95 * areaError(candidate, positives, negatives);
  // From the area outwards, within holds up to one place.
  const edge = (inside: number, outside: number) => {
    let [near, far] = [inside, outside];
    for (let step = 0; step < halvings; step++) {
      const middle = (near + far) / 2;
      if (isWithin(middle)) near = middle;
      else far = middle;
    }
    return near;
  };
  return { low: edge(area, 0), high: edge(area, 1) };
}

/** Hanley and McNeil's (1982) standard error with both counts replaced by their mean, as Newcombe's method takes it. */
function areaError(area: number, positives: number, negatives: number): number {
  const more = (positives + negatives) / 2 - 1;
  const spread = 1 + (more * (1 - area)) / (2 - area) + (more * area) / (1 + area);
  return Math.sqrt((area * (1 - area) * spread) / (positives * negatives));
}
