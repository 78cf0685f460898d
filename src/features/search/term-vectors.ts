import { MotifError } from '../../core/errors.js';
import {
  type PictureSources,
  pictureVector,
  requireAsset,
  storedVector,
} from '../../core/library/references.js';
import type { Term } from '../../core/query/query.js';
import { type UnitVector, unitRow } from '../../core/vector.js';

/** A term that is a direction in the encoder's space. */
export type VectorTerm = Extract<Term, { kind: 'text' | 'image' | 'asset' }>;

/** Returns the unit vector of each term, in their order; all texts go through the tower at once. */
export async function termVectors(
  terms: readonly VectorTerm[],
  sources: PictureSources,
): Promise<UnitVector[]> {
  const texts = terms.flatMap((term) => (term.kind === 'text' ? [term.text] : []));
  const textVectors = await encodeTexts(texts, sources);
  const vectors: UnitVector[] = [];
  for (const term of terms) {
    vectors.push(term.kind === 'text' ? textVectors.shift()! : await vectorOf(term, sources));
  }
  return vectors;
}

/** Returns whether the term has a vector; throws `invalid_input` for terms that the query language knows and search cannot weigh. */
export function isVectorTerm(term: Term): term is VectorTerm {
  const advice: Partial<Record<Term['kind'], string>> = {
    sketch: 'For a picture that looks alike write image(path).',
    concept: 'Describe it in words, or show an example with image(path) or asset(id).',
  };
  const hint = advice[term.kind];
  if (hint !== undefined) {
    throw new MotifError(
      'invalid_input',
      `Expected text, image(), asset() or palette() terms for search, received a ${term.kind} term`,
      { hint },
    );
  }
  return term.kind !== 'palette' && term.kind !== 'paletteOf';
}

async function vectorOf(
  term: Exclude<VectorTerm, { kind: 'text' }>,
  sources: PictureSources,
): Promise<UnitVector> {
  if (term.kind === 'asset') return storedVector(sources.library, requireAsset(sources.library, term.id));
  return (await pictureVector(term.path, sources)).vector;
}

async function encodeTexts(
  texts: readonly string[],
  { encoder, signal }: PictureSources,
): Promise<UnitVector[]> {
  if (texts.length === 0) return [];
  const loaded = await encoder();
  const vectors = await loaded.encodeTexts(texts, signal);
  return texts.map((_, index) => unitRow(vectors, index, loaded.identity.dimensions));
}
