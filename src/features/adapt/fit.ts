import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { adaptVector, type TextAdapter } from '../../core/adapt/adapter.js';
import { quantileT } from '../../core/student.js';
import { dot, row } from '../../core/vector.js';

/** Texts with the pictures that they mean. */
export interface Pairs {
  /** [pairs][dimensions], each of length 1. */
  texts: readonly Float32Array[];
  images: readonly Float32Array[];
  /** Which pictures are the same one: their texts are held out together. */
  imageIds: readonly string[];
}

/** From where texts and pictures are seen. */
export interface Centres {
  text: Float32Array;
  image: Float32Array;
}

export type TextMap = Pick<TextAdapter, 'centre' | 'anchors' | 'shifts'>;

/** What held-out texts gain. */
export interface HeldOut {
  /** Share of texts whose picture comes first, 0 to 1, before and after. */
  before: number;
  after: number;
  /** Bounds of the 95 % interval of the gain, from the paired differences. */
  low: number;
  high: number;
}

/** Strengths that are tried, in units of what a text's dot product with itself is: the larger, the nearer to the identity. */
const strengths = [0.03, 0.1, 0.3, 1, 3, 10, 30];
const folds = 5;

/**
 * Returns the map of texts towards their pictures by ridge regression to the identity, `W = (T'T + l I)^-1 (T'X + l I)`, in its dual form
 * `I + T'(TT' + l I)^-1 (X - T)`, which costs the number of pairs instead of the dimensions cubed (Hoerl and Kennard 1970; towards the
 * identity as Ouali et al., ICCV 2023, adapt features). Pictures are brought to the length of texts first. `strength` is `l` in
 * units of the mean squared length of the texts.
 */
export function fitMap({ texts, images }: Pairs, centres: Centres, strength: number): TextMap {
  const dimensions = centres.text.length;
  const count = texts.length;
  const [anchors, wanted] = [new Float32Array(count * dimensions), new Float32Array(count * dimensions)];
  let [textLength, imageLength] = [0, 0];
  for (let pair = 0; pair < count; pair++) {
    for (let at = 0; at < dimensions; at++) {
      const [text, image] = [texts[pair]![at]! - centres.text[at]!, images[pair]![at]! - centres.image[at]!];
      anchors[pair * dimensions + at] = text;
      wanted[pair * dimensions + at] = image;
      textLength += text * text;
      imageLength += image * image;
    }
  }
  const scale = Math.sqrt(textLength / Math.max(imageLength, 1e-12));
  const ridge = (strength * textLength) / count;
  const kernel = new Matrix(count, count);
  for (let one = 0; one < count; one++) {
    for (let other = 0; other <= one; other++) {
      const product = dot(row(anchors, one, dimensions), row(anchors, other, dimensions));
      kernel.set(one, other, product);
      kernel.set(other, one, product);
    }
    kernel.set(one, one, kernel.get(one, one) + Math.max(ridge, 1e-9));
  }
  const rest = new Matrix(count, dimensions);
  for (let pair = 0; pair < count; pair++)
    for (let at = 0; at < dimensions; at++) {
      const place = pair * dimensions + at;
      rest.set(pair, at, scale * wanted[place]! - anchors[place]!);
    }
  const solved = new CholeskyDecomposition(kernel).solve(rest);
  const shifts = new Float32Array(count * dimensions);
  for (let pair = 0; pair < count; pair++)
    for (let at = 0; at < dimensions; at++) shifts[pair * dimensions + at] = solved.get(pair, at);
  return { centre: centres.text, anchors, shifts };
}

/**
 * Returns the map that held-out texts gain most from, and what they gain: its strength is chosen by five folds, and the gain measured on
 * folds that had no part in the choice (nested cross-validation; Varma and Simon 2006).
 */
export function fitBestMap(pairs: Pairs, centres: Centres): { map: TextMap; heldOut: HeldOut } {
  const foldOf = foldsOf(pairs.imageIds);
  const gallery = galleryOf(pairs);
  const all = pairs.texts.map((_, at) => at);
  const [before, after]: [number[], number[]] = [[], []];
  for (let fold = 0; fold < folds; fold++) {
    const known = all.filter((at) => foldOf[at] !== fold);
    const held = all.filter((at) => foldOf[at] === fold);
    const strength = bestStrength(pairs, centres, known, foldOf, gallery);
    const map = fitMap(pick(pairs, known), centres, strength);
    for (const at of held) {
      before.push(Number(rankOf(pairs.texts[at]!, pairs.imageIds[at]!, gallery) === 1));
      after.push(Number(rankOf(adaptVector(map, pairs.texts[at]!), pairs.imageIds[at]!, gallery) === 1));
    }
  }
  const strength = bestStrength(pairs, centres, all, foldOf, gallery);
  return { map: fitMap(pairs, centres, strength), heldOut: pairedGain(before, after) };
}

/** Returns the share of texts whose picture comes first among all pictures of the pairs, by the texts as they are or mapped. */
export function recallAtOne(pairs: Pairs, map?: TextMap): number {
  const gallery = galleryOf(pairs);
  const right = pairs.texts.filter((text, at) => {
    const vector = map === undefined ? text : adaptVector(map, text);
    return rankOf(vector, pairs.imageIds[at]!, gallery) === 1;
  });
  return right.length / Math.max(1, pairs.texts.length);
}

/** Returns both shares and the 95 % interval of their difference, from the differences text by text. */
export function pairedGain(before: readonly number[], after: readonly number[]): HeldOut {
  const count = before.length;
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / count;
  const differences = after.map((value, at) => value - before[at]!);
  const gain = meanOf(differences);
  const variance = differences.reduce((sum, value) => sum + (value - gain) ** 2, 0) / Math.max(1, count - 1);
  const reach = quantileT(0.05, Math.max(1, count - 1)) * Math.sqrt(variance / count);
  return { before: meanOf(before), after: meanOf(after), low: gain - reach, high: gain + reach };
}

interface Gallery {
  ids: string[];
  images: Float32Array[];
}

function bestStrength(
  pairs: Pairs,
  centres: Centres,
  among: readonly number[],
  foldOf: readonly number[],
  gallery: Gallery,
): number {
  const used = [...new Set(among.map((at) => foldOf[at]!))];
  let best = { strength: strengths.at(-1)!, score: Number.NEGATIVE_INFINITY };
  // From the weakest correction on, so that a tie stays near the identity.
  for (const strength of [...strengths].reverse()) {
    let score = 0;
    for (const fold of used) {
      const known = among.filter((at) => foldOf[at] !== fold);
      const map = fitMap(pick(pairs, known), centres, strength);
      for (const at of among.filter((one) => foldOf[one] === fold))
        score += 1 / rankOf(adaptVector(map, pairs.texts[at]!), pairs.imageIds[at]!, gallery);
    }
    if (score > best.score + 1e-9) best = { strength, score };
  }
  return best.strength;
}

/** Texts of one picture share a fold; pictures go round the folds in the order in which they come. */
function foldsOf(imageIds: readonly string[]): number[] {
  const places = new Map([...new Set(imageIds)].map((id, at) => [id, at]));
  return imageIds.map((id) => places.get(id)! % folds);
}

function galleryOf({ images, imageIds }: Pairs): Gallery {
  const found = new Map(imageIds.map((id, at) => [id, images[at]!]));
  return { ids: [...found.keys()], images: [...found.values()] };
}

/** The place of the right picture, from 1; a tie counts against it. */
function rankOf(text: Float32Array, right: string, { ids, images }: Gallery): number {
  const own = ids.indexOf(right);
  const score = dot(text, images[own]!);
  return 1 + images.filter((image, at) => at !== own && dot(text, image) >= score).length;
}

function pick({ texts, images, imageIds }: Pairs, places: readonly number[]): Pairs {
  return {
    texts: places.map((at) => texts[at]!),
    images: places.map((at) => images[at]!),
    imageIds: places.map((at) => imageIds[at]!),
  };
}
