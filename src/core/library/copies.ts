import { areNearCopies } from '../near-copies.js';
import { similarity, type UnitVector } from '../vector.js';
import type { Asset } from './assets.js';

/** Cosine that copies of one picture have with every encoder; two colourings of a drawing stay below. */
const copySimilarity = 0.9;

/** Returns whether two assets show the same picture: by measures, and by meaning where both vectors are known. */
export function areSamePicture(one: Asset, other: Asset, vectors: ReadonlyMap<string, UnitVector>): boolean {
  if (!areNearCopies(one, other)) return false;
  const [first, second] = [vectors.get(one.id), vectors.get(other.id)];
  return first === undefined || second === undefined || similarity(first, second) >= copySimilarity;
}
