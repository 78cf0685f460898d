import { shrunkPrecision } from '../discriminant.js';
import { type Moments, scoresAlong } from '../moments.js';
import { dot, normalise, type UnitVector } from '../vector.js';

export interface ConceptExamples {
  /** Vectors of pictures that show the concept; at least one, or a text. */
  positives: readonly Float32Array[];
  /** Vectors of pictures that might be taken for it and are not. */
  counters: readonly Float32Array[];
  /** Vector of words for it. */
  text?: UnitVector;
  /** Vectors of other pictures of the library, against which the examples are told. */
  background: readonly Float32Array[];
  moments: Moments;
}

export interface LearnedConcept {
  /** The concept's score of a picture is the dot product with this; length 1. */
  direction: UnitVector;
  /** Share of the examples in the direction, 0 to 1; the words have the rest. */
  strength: number;
  /**
   * How often an example stands above another picture when it is not used itself: 1 always, 0.5 as by chance. Undefined
   * below three examples.
   */
  separation?: number;
  /** The same by the words alone. */
  separationByText?: number;
  /** For each example, the share of other pictures that it stands above when it is not used itself. */
  fit: number[];
}

/**
 * Words count as `1 / (1 - a + 0.03)` examples, where `a` is how often they place an example above another picture: two where
 * they say nothing, ten where they place nine in ten right, thirty where they leave nothing to learn.
 */
const leastDoubt = 0.03;
/** From so many examples on they must find each other, more than once in twenty times by chance, to count beside words. */
const enoughToDoubt = 4;
const beyondChance = 1.64;
/** The library's spread is trusted like that of so many pictures an example: few say nothing of the directions of least spread. */
const trustedAnExample = 10;
/** The library's mean counts as so many counter-examples: what a concept is not is mostly everything else. */
const meanWeighs = 2;

/**
 * Returns a direction that tells the concept from the rest of the library: Gaussian discriminant analysis with the library's
 * covariance (Wang et al., ICLR 2024, in closed form), strongly shrunk, blended with the direction of the words. The better the
 * words alone place the examples among other pictures, the more they keep of the say, so that a concept is hardly ever
 * worse than its words (docs/concepts.md has the figures). Throws `RangeError` without examples and words.
 */
export function learnConcept(given: ConceptExamples): LearnedConcept {
  const { positives, counters, text, moments } = given;
  if (positives.length === 0 && text === undefined)
    throw new RangeError('Expected examples or words for a concept, received none');
  if (positives.length === 0) return { direction: text!, strength: 0, fit: [] };
  const trusted = Math.min(moments.count, trustedAnExample * positives.length);
  const precision = shrunkPrecision({ ...moments, count: trusted });
  const reference = referenceOf(counters, moments);
  const away = precision.apply(reference);
  // The precision is linear, so that leaving one out costs no further solving.
  const towards = positives.map((vector) => precision.apply(vector));
  const total = sumOf(towards);
  const byExamples = (without?: number): Float32Array => {
    const left = without === undefined ? undefined : towards[without]!;
    const count = positives.length - (left === undefined ? 0 : 1);
    return inOwnSpread(
      total.map((value, at) => (value - (left?.[at] ?? 0)) / count - away[at]!),
      moments,
    );
  };
  const byText = text === undefined ? undefined : inOwnSpread(text, moments);
  const blend = (examples: Float32Array | undefined, strength: number) => {
    if (byText === undefined) return examples!;
    if (examples === undefined) return byText;
    return byText.map((value, at) => (1 - strength) * value + strength * examples[at]!);
  };
  const others = [...given.background, ...counters];
  const leftOut = positives.length > 1 ? positives.map((_, at) => byExamples(at)) : [];
  const fitAt = (strength: number) =>
    leftOut.map((examples, at) => shareAbove(blend(examples, strength), positives[at]!, others));
  const agree = () => positives.length < enoughToDoubt || findEachOther(fitAt(1));
  const strength = byText === undefined ? 1 : agree() ? shareOfExamples(positives, byText, others) : 0;
  const fit = fitAt(strength);
  return {
    direction: normalise(blend(byExamples(), strength)),
    strength,
    fit,
    ...(positives.length < 3 ? {} : { separation: meanOf(fit) }),
    ...(positives.length < 3 || byText === undefined ? {} : { separationByText: meanOf(fitAt(0)) }),
  };
}

/** Returns the share of examples beside words that place them above the others as well as these do. */
function shareOfExamples(
  examples: readonly Float32Array[],
  words: Float32Array,
  others: readonly Float32Array[],
): number {
  const placed = meanOf(examples.map((example) => shareAbove(words, example, others)));
  const wordsCount = 1 / (1 - placed + leastDoubt);
  return examples.length / (examples.length + wordsCount);
}

/** Returns whether left-out examples stand above other pictures more often than random ones would: those do half the time. */
function findEachOther(fit: readonly number[]): boolean {
  const error = Math.sqrt(1 / 12 / fit.length);
  return meanOf(fit) > 0.5 + beyondChance * error;
}

function referenceOf(counters: readonly Float32Array[], { mean }: Moments): Float32Array {
  if (counters.length === 0) return mean;
  const sum = sumOf(counters);
  return mean.map((value, at) => (meanWeighs * value + sum[at]!) / (meanWeighs + counters.length));
}

/** Returns the direction scaled so that its scores over the library have deviation 1. */
function inOwnSpread(direction: Float32Array, moments: Moments): Float32Array {
  const { deviation } = scoresAlong(moments, direction);
  const scale = 1 / Math.max(deviation, 1e-9);
  return direction.map((value) => value * scale);
}

function shareAbove(direction: Float32Array, vector: Float32Array, others: readonly Float32Array[]): number {
  if (others.length === 0) return 1;
  const own = dot(direction, vector);
  let above = 0;
  for (const other of others) {
    const score = dot(direction, other);
    above += own > score ? 1 : own === score ? 0.5 : 0;
  }
  return above / others.length;
}

function sumOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]!.length);
  for (const vector of vectors) for (let at = 0; at < sum.length; at++) sum[at]! += vector[at]!;
  return sum;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
