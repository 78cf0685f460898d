import { drawWithout } from '../../core/random.js';
import { areaAbove } from '../../core/rank-area.js';
import { type Channel, type LibrarySpread, mapChannels, type Traits } from '../../core/traits/channels.js';
import { type Products, pickProducts, productsOf, scoresOf } from '../../core/traits/products.js';
import { combineForLibrary, type FitSources } from './fit.js';

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
  return {
    products: mapChannels((channel) => pickProducts(all[channel], chosen)),
    positives: chosen.length,
    groups: chosen,
    lookOf: chosen.map(() => 0),
    looks: 1,
    others: mapChannels((channel) => along[channel].map(pick)),
    ...(words === undefined ? {} : { words: { examples: chosen.map((at) => words[at]!), others: words } }),
  };
}
