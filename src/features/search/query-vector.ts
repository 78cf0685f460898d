import { MotifError } from '../../core/errors.js';
import {
  type PictureSources,
  pictureVector,
  requireAsset,
  storedVector,
} from '../../core/library/references.js';
import type { Term } from '../../core/query/query.js';
import { type UnitVector, unitRow, weightedSum } from '../../core/vector.js';

/** Below this length the terms of a sum cancel, and what is left is rounding. */
const smallestLength = 1e-4;

/**
 * Returns the sum of weight times unit vector over the terms, not normalised. One term alone gives a multiple of its own
 * vector, so that its ranking is that of the plain cosine.
 */
export async function queryVector(terms: readonly Term[], sources: PictureSources): Promise<Float32Array> {
  for (const term of terms) rejectUnservedTerm(term);
  const texts = terms.flatMap((term) => (term.kind === 'text' ? [term.text] : []));
  const textVectors = await encodeTexts(texts, sources);
  const parts: { vector: UnitVector; weight: number }[] = [];
  for (const term of terms) {
    const vector = term.kind === 'text' ? textVectors.shift()! : await vectorOf(term, sources);
    parts.push({ vector, weight: term.weight });
  }
  const sum = weightedSum(parts);
  if (Math.hypot(...sum) >= smallestLength) return sum;
  throw new MotifError(
    'invalid_input',
    'Expected terms that lead somewhere, received terms that cancel each other',
    {
      hint: 'Change a weight or leave a term out.',
    },
  );
}

async function vectorOf(term: Term, sources: PictureSources): Promise<UnitVector> {
  if (term.kind === 'asset') return storedVector(sources.library, requireAsset(sources.library, term.id));
  if (term.kind === 'image') return (await pictureVector(term.path, sources)).vector;
  throw new RangeError(`Expected a term with a vector, received ${term.kind}`);
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

/** Throws `invalid_input` for terms that the query language knows and search cannot weigh. */
function rejectUnservedTerm(term: Term): void {
  const advice: Partial<Record<Term['kind'], string>> = {
    sketch: 'For a picture that looks alike write image(path).',
    palette:
      'For pictures that contain a colour use the filter, such as colour:#e8c39e, once for each colour.',
    concept: 'Describe it in words, or show an example with image(path) or asset(id).',
  };
  const hint = advice[term.kind];
  if (hint === undefined) return;
  throw new MotifError(
    'invalid_input',
    `Expected text, image() or asset() terms for search, received a ${term.kind} term`,
    { hint },
  );
}
