import { type Channel, channels, type LibrarySpread, type Traits } from './channels.js';
import { combineForLibrary, type FitSources, mapChannels } from './fit.js';
import { type Products, productsOf, scoresOf } from './products.js';

/** Whether a brand can be told from the rest of the library, tested against as many pictures drawn from it. */
export interface ToldApart {
  /** How often an example that is left out stands above another picture; 0.5 is chance (area under the ROC curve). */
  area: number;
  /** Share of drawings of as many other pictures that are told apart as well; undefined where there are too few to draw from. */
  chance?: number;
}

/** Drawings against which an area is held: the rarest that they can tell is 1 in 200. */
const drawings = 199;
/** Pictures from which sets are drawn, and pictures that these are held against; more would change little and cost a second. */
const mostDrawn = 200;
const mostHeldAgainst = 400;

/**
 * Returns how well the examples are told from other pictures when each is left out, and how often as many pictures drawn from the
 * library are told apart as well: a permutation test (Good 2005, "Permutation, parametric and bootstrap tests", section 3.2), whose
 * p-value is `(1 + as good) / (1 + drawings)`. `random` gives numbers in [0, 1).
 */
export function testApart(
  sources: FitSources,
  others: readonly Traits[],
  spreads: Readonly<Record<Channel, LibrarySpread>>,
  random: () => number,
): ToldApart {
  const plain: FitSources = { ...sources, looks: 1, lookOf: sources.lookOf.map(() => 0) };
  const once = sources.lookOf.map(() => 1);
  const { leftOut, others: scores } = combineForLibrary(plain, once);
  const area = areaAbove(leftOut, scores);
  const pool = others.slice(0, mostDrawn);
  if (pool.length < 2 * sources.positives) return { area };
  const against = others.slice(0, mostHeldAgainst);
  const products = mapChannels((channel) =>
    productsOf(
      pool.map((traits) => traits[channel]),
      spreads[channel],
    ),
  );
  const along = mapChannels((channel) =>
    against.map((traits) => scoresOf(products[channel], traits[channel])),
  );
  const reached = areaAbove(leftOut, scores.subarray(0, against.length));
  let asGood = 0;
  for (let drawing = 0; drawing < drawings; drawing++) {
    const chosen = drawWithout(pool.length, sources.positives, random);
    const drawn = drawnSources(products, along, chosen, sources.words?.others);
    const fitted = combineForLibrary(drawn, once);
    const own = new Set(chosen);
    const rest = fitted.others.filter((_, at) => !own.has(at));
    if (areaAbove(fitted.leftOut, rest) >= reached) asGood++;
  }
  return { area, chance: (1 + asGood) / (1 + drawings) };
}

/** Returns how often one of the first scores stands above one of the second; a tie counts half. */
export function areaAbove(first: readonly number[], second: ArrayLike<number>): number {
  const sorted = Float64Array.from(second).sort();
  let above = 0;
  for (const score of first) above += (placeOf(sorted, score, false) + placeOf(sorted, score, true)) / 2;
  return above / Math.max(1, first.length * sorted.length);
}

/** Returns how many of the sorted numbers are below a value, or not above it. */
function placeOf(sorted: Float64Array, value: number, withEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value || (withEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function drawWithout(from: number, count: number, random: () => number): number[] {
  const places = Array.from({ length: from }, (_, at) => at);
  for (let at = 0; at < count; at++) {
    const other = at + Math.floor(random() * (from - at));
    [places[at], places[other]] = [places[other]!, places[at]!];
  }
  return places.slice(0, count);
}

/** A drawn set as if it were a brand; its pictures are the first of those held against. */
function drawnSources(
  all: Readonly<Record<Channel, Products>>,
  along: Readonly<Record<Channel, readonly Float64Array[]>>,
  chosen: readonly number[],
  words: readonly number[] | undefined,
): FitSources {
  // Written out: a hundred thousand numbers are picked for each drawing.
  const pick = (values: Float64Array) => {
    const picked = new Float64Array(chosen.length);
    for (let at = 0; at < picked.length; at++) picked[at] = values[chosen[at]!]!;
    return picked;
  };
  const square = (values: Float64Array, side: number) => {
    const picked = new Float64Array(chosen.length ** 2);
    let to = 0;
    for (const i of chosen) for (const j of chosen) picked[to++] = values[i * side + j]!;
    return picked;
  };
  const side = all[channels[0]].towards.length;
  return {
    products: mapChannels((channel) => {
      const { towards, mean, among, spread } = all[channel];
      return {
        towards: chosen.map((at) => towards[at]!),
        mean,
        among: square(among, side),
        spread: square(spread, side),
      };
    }),
    positives: chosen.length,
    groups: chosen,
    lookOf: chosen.map(() => 0),
    looks: 1,
    others: mapChannels((channel) => along[channel].map(pick)),
    ...(words === undefined ? {} : { words: { examples: chosen.map((at) => words[at]!), others: words } }),
  };
}
