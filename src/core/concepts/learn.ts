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

/** The words count as so many examples until leaving one out says better. */
const wordsWeigh = 3;
/** Below this many examples leaving one out says too little to choose by. */
const enoughToChoose = 4;
const strengths = [0, 0.25, 0.5, 0.75, 1];
/** The library's mean counts as so many counter-examples: what a concept is not is mostly everything else. */
const meanWeighs = 2;

/**
 * Returns a direction that tells the concept from the rest of the library: Gaussian discriminant analysis with the library's
 * covariance (Wang et al., ICLR 2024, in closed form) blended with the direction of the words. The blend is chosen by
 * leaving each example out in turn; where that does not show that examples help, the words keep the whole say, so
 * that a concept is never worse than its words on what could be tested. Throws `RangeError` without examples and words.
 */
export function learnConcept(given: ConceptExamples): LearnedConcept {
  const { positives, counters, text, moments } = given;
  if (positives.length === 0 && text === undefined)
    throw new RangeError('Expected examples or words for a concept, received none');
  if (positives.length === 0) return { direction: text!, strength: 0, fit: [] };
  const precision = shrunkPrecision(moments);
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
  const prior = positives.length / (positives.length + wordsWeigh);
  const strength =
    byText === undefined
      ? 1
      : positives.length < enoughToChoose
        ? prior
        : chooseStrength(strengths.map((one) => ({ strength: one, fit: fitAt(one) })));
  const fit = fitAt(strength);
  return {
    direction: normalise(blend(byExamples(), strength)),
    strength,
    fit,
    ...(positives.length < 3 ? {} : { separation: meanOf(fit) }),
    ...(positives.length < 3 || byText === undefined ? {} : { separationByText: meanOf(fitAt(0)) }),
  };
}

/** Returns the strength with the best mean fit; a larger one must beat the smaller by its own uncertainty. */
function chooseStrength(tried: readonly { strength: number; fit: readonly number[] }[]): number {
  let chosen = tried[0]!;
  for (const candidate of tried.slice(1)) {
    const gains = candidate.fit.map((value, at) => value - chosen.fit[at]!);
    const gain = meanOf(gains);
    const error = Math.sqrt(meanOf(gains.map((value) => (value - gain) ** 2)) / gains.length);
    if (gain > error && gain > 0) chosen = candidate;
  }
  return chosen.strength;
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
