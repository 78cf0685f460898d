import { channels } from '../../core/traits/channels.js';
import { type FitSources, fitToLibrary } from './fit.js';

/** So many examples are needed for a look of its own. */
export const leastOfLook = 8;
const mostLooks = 4;
const mostRounds = 30;

/** Returns the look of each of the brand's examples when they are sorted into so many by what they have in common. */
export function sortIntoLooks({ products, positives }: FitSources, looks: number): number[] {
  const side = Math.sqrt(products.meaning.among.length);
  // Every channel counts alike: its products are divided by what they are of a picture with itself.
  const scales = channels.map((channel) => {
    let sum = 0;
    for (let at = 0; at < positives; at++) sum += products[channel].among[at * side + at]!;
    return Math.max(sum / positives, 1e-12);
  });
  const product = (i: number, j: number) =>
    channels.reduce((sum, channel, at) => sum + products[channel].among[i * side + j]! / scales[at]!, 0);
  const table = Array.from({ length: positives }, (_, i) =>
    Float64Array.from({ length: positives }, (_, j) => product(i, j)),
  );
  return kernelMeans(table, Math.min(looks, positives));
}

/**
 * Returns how many looks suit the examples: one more only where examples that are left out are told from the library better by
 * more than the uncertainty of that, and only where each look has eight examples on average.
 */
export function chooseLooks(sources: FitSources): number {
  const most = Math.min(mostLooks, Math.floor(sources.positives / leastOfLook));
  let chosen = { looks: 1, ...marginsOf({ ...sources, looks: 1, lookOf: sources.lookOf.map(() => 0) }) };
  for (let looks = 2; looks <= most; looks++) {
    const lookOf = sortIntoLooks(sources, looks);
    const tried = { looks, ...marginsOf({ ...sources, looks, lookOf }) };
    const gains = tried.margins.map((margin, at) => margin - chosen.margins[at]!);
    const gain = gains.reduce((sum, one) => sum + one, 0) / gains.length;
    const error = Math.sqrt(gains.reduce((sum, one) => sum + (one - gain) ** 2, 0)) / gains.length;
    if (gain > 2 * error) chosen = tried;
  }
  return chosen.looks;
}

/** For each example, the logarithm of how probable its own scorer without it says that it is. */
function marginsOf(sources: FitSources): { margins: number[] } {
  const { fit, leftOut } = fitToLibrary(sources);
  return { margins: leftOut.map((score) => -Math.log1p(Math.exp(-(fit.slope * score + fit.offset)))) };
}

/**
 * k-means on a table of inner products (Dhillon, Guan and Kulis 2004, "Kernel k-means"), seeded by the example that is farthest from
 * those chosen before, so that the same examples are always sorted alike.
 */
function kernelMeans(table: readonly Float64Array[], looks: number): number[] {
  const count = table.length;
  const distance = (i: number, j: number) => table[i]![i]! - 2 * table[i]![j]! + table[j]![j]!;
  const seeds = [0];
  while (seeds.length < looks) {
    const reach = Array.from({ length: count }, (_, at) =>
      Math.min(...seeds.map((seed) => distance(at, seed))),
    );
    seeds.push(reach.indexOf(Math.max(...reach)));
  }
  let lookOf = Array.from({ length: count }, (_, at) => nearest(seeds.map((seed) => distance(at, seed))));
  for (let round = 0; round < mostRounds; round++) {
    const members = Array.from({ length: looks }, (_, look) =>
      lookOf.flatMap((own, at) => (own === look ? [at] : [])),
    );
    const within = members.map((own) => {
      let sum = 0;
      for (const i of own) for (const j of own) sum += table[i]![j]!;
      return sum / Math.max(1, own.length) ** 2;
    });
    const next = Array.from({ length: count }, (_, at) =>
      nearest(
        members.map((own, look) => {
          if (own.length === 0) return Number.POSITIVE_INFINITY;
          const across = own.reduce((sum, other) => sum + table[at]![other]!, 0) / own.length;
          return table[at]![at]! - 2 * across + within[look]!;
        }),
      ),
    );
    if (next.every((look, at) => look === lookOf[at])) break;
    lookOf = next;
  }
  return lookOf;
}

function nearest(distances: readonly number[]): number {
  return distances.indexOf(Math.min(...distances));
}
