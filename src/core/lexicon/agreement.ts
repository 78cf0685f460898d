import type { CalibrationCard } from '../calibration/card.js';
import type { Moments } from '../moments.js';
import { createRandom, drawWithout } from '../random.js';
import { dot, row } from '../vector.js';

/**
 * How a model hears several phrasings of one thing: whether they agree on which pictures are of it. Judged over pictures in general, by
 * their moments alone.
 */

/** Words drawn from the bank, and sets of them that are drawn, to know how far words that have nothing to do with each other agree. */
const bankWords = 60;
const bankSets = 300;
/** Unrelated words agree as well one time in twenty. */
const chance = 0.95;
const leastVariance = 1e-12;
const mostCorrelated = 0.999;

/** Phrasings as scores of pictures: each in units of its own spread. */
export interface Items {
  /** [items][dimensions], divided by their spread. */
  vectors: Float64Array[];
  /** The covariance times each. */
  spread: Float64Array[];
}

/** Returns phrasings ready to be compared; `centre` is what all texts share, which says nothing. */
export function itemsOf(
  vectors: readonly ArrayLike<number>[],
  { covariance }: Pick<Moments, 'covariance'>,
  centre?: ArrayLike<number>,
): Items {
  const scaled: Float64Array[] = [];
  const spread: Float64Array[] = [];
  for (const vector of vectors) {
    const own = Float64Array.from(vector, (value, at) => value - (centre?.[at] ?? 0));
    const dimensions = own.length;
    const product = Float64Array.from(own, (_, at) =>
      dot(covariance.subarray(at * dimensions, (at + 1) * dimensions), own),
    );
    const deviation = Math.sqrt(Math.max(dot(product, own), leastVariance));
    scaled.push(own.map((value) => value / deviation));
    spread.push(product.map((value) => value / deviation));
  }
  return { vectors: scaled, spread };
}

/** Returns items of two sets together. */
export function joinItems(one: Items, other: Items): Items {
  return { vectors: [...one.vectors, ...other.vectors], spread: [...one.spread, ...other.spread] };
}

/**
 * Returns how well items agree, at most 1: Cronbach's alpha of standardised items (Cronbach 1951, "Coefficient alpha and the internal
 * structure of tests"), `k r / (1 + (k - 1) r)` for the mean correlation `r` of `k` items. 0 for a single item, which nothing confirms.
 */
export function agreementOf(items: Items): number {
  const count = items.vectors.length;
  if (count < 2) return 0;
  const mean = (2 * pairSum(items)) / (count * (count - 1));
  return (count * mean) / (1 + (count - 1) * mean);
}

/** Returns the correlation of two sums of items over pictures in general, -1 to 1. */
export function correlationOf(one: Items, other: Items): number {
  let across = 0;
  for (const spread of one.spread) for (const vector of other.vectors) across += dot(spread, vector);
  const varianceOf = (items: Items) => items.vectors.length + 2 * pairSum(items);
  return across / Math.sqrt(Math.max(varianceOf(one) * varianceOf(other), leastVariance));
}

/**
 * Returns how well a model tells one thing from another, at most 1: the reliability of the difference of two scores, from their own and
 * their correlation (Lord and Novick 1968, "Statistical theories of mental test scores", section 9.3).
 */
export function differenceAgreement(one: number, other: number, correlation: number): number {
  // What correlates so much differs by rounding.
  if (correlation > mostCorrelated) return 0;
  return ((one + other) / 2 - correlation) / (1 - correlation);
}

/**
 * Returns the agreement that sets of so many unrelated words of the card's bank reach one time in twenty: phrasings that agree no
 * better are words to the model, not a style.
 */
export function unrelatedAgreement(
  { bank, textMeans, pictures }: Pick<CalibrationCard, 'bank' | 'textMeans' | 'pictures'>,
  size: number,
): number {
  const random = createRandom(1);
  const dimensions = pictures.mean.length;
  const { english } = bank;
  const count = english.length / dimensions;
  if (count < size) return 1;
  const chosen = drawWithout(count, Math.min(bankWords, count), random);
  const words = itemsOf(
    chosen.map((at) => row(english, at, dimensions)),
    pictures,
    textMeans.english,
  );
  const reached = Array.from({ length: bankSets }, () => {
    const places = drawWithout(chosen.length, Math.min(size, chosen.length), random);
    return agreementOf({
      vectors: places.map((at) => words.vectors[at]!),
      spread: places.map((at) => words.spread[at]!),
    });
  }).sort((one, other) => one - other);
  return reached[Math.floor(chance * (reached.length - 1))]!;
}

/** Returns a function that gives `unrelatedAgreement` for sets of any size, each worked out once. */
export function unrelatedBySize(
  card: Pick<CalibrationCard, 'bank' | 'textMeans' | 'pictures'>,
): (size: number) => number {
  const known = new Map<number, number>();
  return (size) => {
    const found = known.get(size) ?? unrelatedAgreement(card, size);
    known.set(size, found);
    return found;
  };
}

/** The sum of the correlations of all pairs of items. */
function pairSum({ vectors, spread }: Items): number {
  let sum = 0;
  for (let one = 0; one < vectors.length; one++)
    for (let other = 0; other < one; other++) sum += dot(spread[one]!, vectors[other]!);
  return sum;
}
