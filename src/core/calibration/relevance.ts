import { fitSigmoid, probabilityOf, type Sigmoid } from '../traits/platt.js';
import { dot } from '../vector.js';
import type { Language } from './card.js';

/** What a cosine says of whether a picture is what was asked for: for words of each language, and for a picture. */
export type RelevanceScale = Readonly<Record<Language | 'picture', Sigmoid>>;

/** A relevance is stated for searches where one picture in so many is what was asked for. */
export const oneIn = 20;

/** Pairs of pictures from which the scale of pictures is fitted; more would change the third digit. */
const mostPairs = 20_000;

/**
 * Returns how likely a picture is what was asked for, 0 to 1, by its cosine with one term: the odds at which such cosines come
 * from right and from wrong pictures (Platt's sigmoid, fitted at equal weight), times the odds of one right picture in twenty.
 */
export function relevanceAt(scale: Sigmoid, cosine: number): number {
  return probabilityOf({ slope: scale.slope, offset: scale.offset - Math.log(oneIn - 1) }, cosine);
}

/**
 * Returns the scale of words: `heard` holds, for each picture, its cosine with every label, and which of these are its own. Throws
 * `RangeError` where no picture has a right and a wrong label.
 */
export function fitWordScale(heard: readonly { scores: readonly number[]; right: number }[]): Sigmoid {
  const right = heard.map((picture) => picture.scores[picture.right]!);
  const wrong = heard.flatMap((picture) => picture.scores.filter((_, at) => at !== picture.right));
  return fitSigmoid(right, wrong);
}

/**
 * Returns the scale of pictures as examples: pairs that show the same thing against pairs that do not. Where no two pictures show
 * the same, none is told from another, and the sigmoid is flat.
 */
export function fitPictureScale(vectors: readonly Float32Array[], labels: readonly string[]): Sigmoid {
  const [same, other]: [number[], number[]] = [[], []];
  const pairs = (vectors.length * (vectors.length - 1)) / 2;
  const every = Math.max(1, Math.ceil(pairs / mostPairs));
  let pair = 0;
  for (let one = 0; one < vectors.length; one++) {
    for (let two = one + 1; two < vectors.length; two++) {
      const isSame = labels[one] === labels[two];
      // Right pairs are rare, so that all of them count.
      if (isSame) same.push(dot(vectors[one]!, vectors[two]!));
      else if (pair++ % every === 0) other.push(dot(vectors[one]!, vectors[two]!));
    }
  }
  return same.length === 0 || other.length === 0 ? { slope: 0, offset: 0 } : fitSigmoid(same, other);
}
