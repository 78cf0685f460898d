import { beyondT, quantileT, standingAmong } from '../../core/student.js';
import type { SeenPicture } from '../../core/traits/pictures.js';
import { distanceOn, type HeardAxis, positionOn } from './heard-axes.js';
import { type PixelMeasure, pixelMeasures } from './measures.js';

/** How two sides differ on one axis or measure, in deviations of the library. */
export interface Difference {
  id: string;
  kind: 'axis' | 'measure';
  /** The ends in both languages. */
  from: { en: string; zh: string };
  to: { en: string; zh: string };
  /** Where each side lies. */
  first: number;
  second: number;
  /** How much farther towards `to` the first lies, with the bounds of its 95 % interval. */
  by: number;
  low: number;
  high: number;
  /** Probability of so large a difference where there is none. */
  chance: number;
  /** Whether it is a difference: real in spite of the number of questions asked, and large enough to be seen. */
  isReal: boolean;
}

/** What two sides are compared on. */
export interface Compared {
  axes: readonly HeardAxis[];
  /** Pictures of the library, in whose spread measures are counted; at least two. */
  background: readonly SeenPicture[];
}

/** Of the differences that are called real so many may be chance. */
const falseShare = 0.05;
/** Smaller ones are real in large folders and seen by nobody. */
const leastDifference = 0.25;
/** Two pictures are measured exactly; from so many deviations on they differ to the eye. */
const leastExact = 0.5;
const leastDeviation = 1e-6;

/**
 * Returns how two sides of pictures differ, what differs most and is real first. Means are compared by Welch's test, in which the
 * choice of words is one more source of error (Welch 1947; degrees of freedom by Satterthwaite 1946). One picture against several is held
 * against how these scatter; of two pictures only the words can be in doubt. Axes that the model does not hear are left out.
 */
export function differencesOf(
  first: readonly SeenPicture[],
  second: readonly SeenPicture[],
  { axes, background }: Compared,
): Difference[] {
  const heard = axes.filter(({ isHeard }) => isHeard !== false);
  const found = [
    ...heard.map((axis) => onAxis(axis, first, second)),
    ...pixelMeasures.map((measure) => onMeasure(measure, first, second, background)),
  ];
  const standing = standingAmong(
    found.map(({ chance }) => chance),
    falseShare,
  );
  return found
    .map((difference, at) => ({
      ...difference,
      isReal: standing[at]! && Math.abs(difference.by) >= leastDifference,
    }))
    .sort((one, other) => Number(other.isReal) - Number(one.isReal) || Math.abs(other.by) - Math.abs(one.by));
}

function onAxis(
  heard: HeardAxis,
  first: readonly SeenPicture[],
  second: readonly SeenPicture[],
): Omit<Difference, 'isReal'> {
  const place = ({ traits }: SeenPicture) => positionOn(heard, traits.meaning).position;
  const { error } = distanceOn(heard, meanMeaning(first), meanMeaning(second));
  const words = { variance: error * error, freedom: heard.phrasings.length - 1 };
  const { id, negative, positive } = heard.axis;
  return {
    id,
    kind: 'axis',
    from: { en: negative.en, zh: negative.zh },
    to: { en: positive.en, zh: positive.zh },
    ...compare(first.map(place), second.map(place), [words]),
  };
}

function onMeasure(
  measure: PixelMeasure,
  first: readonly SeenPicture[],
  second: readonly SeenPicture[],
  background: readonly SeenPicture[],
): Omit<Difference, 'isReal'> {
  const usual = background.map((picture) => measure.of(picture));
  const mean = meanOf(usual);
  const deviation = Math.max(Math.sqrt(varianceOf(usual)), leastDeviation);
  const place = (picture: SeenPicture) => (measure.of(picture) - mean) / deviation;
  const { id, from, to } = measure;
  return { id, kind: 'measure', from, to, ...compare(first.map(place), second.map(place), []) };
}

interface ErrorPart {
  variance: number;
  freedom: number;
}

/** Returns the difference of two means with its interval and chance; `more` are errors beside the scatter of the pictures. */
export function compare(
  first: readonly number[],
  second: readonly number[],
  more: readonly ErrorPart[],
): Pick<Difference, 'first' | 'second' | 'by' | 'low' | 'high' | 'chance'> {
  const [one, other] = [meanOf(first), meanOf(second)];
  const by = one - other;
  const parts = [...scatterOf(first, second), ...more].filter(({ variance }) => variance > 0);
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const exact = { first: one, second: other, by, low: by, high: by };
  if (variance === 0) return { ...exact, chance: Math.abs(by) >= leastExact ? 0 : 1 };
  const freedom =
    (variance * variance) / parts.reduce((sum, part) => sum + part.variance ** 2 / part.freedom, 0);
  const error = Math.sqrt(variance);
  const reach = quantileT(0.05, freedom) * error;
  return { ...exact, low: by - reach, high: by + reach, chance: beyondT(by / error, freedom) };
}

/** What the scatter of the pictures leaves in doubt of the difference of their means. */
function scatterOf(first: readonly number[], second: readonly number[]): ErrorPart[] {
  const [many, few] = first.length >= second.length ? [first, second] : [second, first];
  if (many.length === 1) return [];
  const scatter = { variance: varianceOf(many), freedom: many.length - 1 };
  // One picture has no scatter of its own: is it one of the others, by theirs?
  if (few.length === 1)
    return [{ variance: scatter.variance * (1 + 1 / many.length), freedom: scatter.freedom }];
  return [many, few].map((values) => ({
    variance: varianceOf(values) / values.length,
    freedom: values.length - 1,
  }));
}

function meanMeaning(pictures: readonly SeenPicture[]): Float64Array {
  const [{ traits }] = pictures as readonly [SeenPicture];
  const sum = new Float64Array(traits.meaning.length);
  for (const picture of pictures)
    for (let at = 0; at < sum.length; at++) sum[at]! += picture.traits.meaning[at]! / pictures.length;
  return sum;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
}
