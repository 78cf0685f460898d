import { project } from '../../core/calibration/projector.js';
import { MotifError } from '../../core/errors.js';
import { requireConcept } from '../../core/library/concepts.js';
import type { Library } from '../../core/library/library.js';
import {
  type PictureSources,
  pictureVector,
  requireAsset,
  storedVector,
} from '../../core/library/references.js';
import type { Term } from '../../core/query/query.js';
import { normalise, type UnitVector, unitRow } from '../../core/vector.js';

/** A term that is a direction in the encoder's space. */
export type VectorTerm = Extract<Term, { kind: 'text' | 'image' | 'asset' | 'concept' | 'likeness' }>;

/** A term whose vector is known without the library's others. */
export type PlainTerm = Exclude<VectorTerm, { kind: 'likeness' }>;

/** Returns whether a term is a direction by itself. */
export function isPlainTerm(term: Term): term is PlainTerm {
  return ['text', 'image', 'asset', 'concept'].includes(term.kind);
}

/** Returns the unit vectors of terms that need no mean. */
export function plainVectors(terms: readonly PlainTerm[], sources: PictureSources): Promise<UnitVector[]> {
  return termVectors(terms, new Float32Array(), sources);
}

/**
 * Returns the unit vector of each term, in their order; all texts go through the tower at once. `mean` is that of the
 * library, from which a picture's own side is told.
 */
export async function termVectors(
  terms: readonly VectorTerm[],
  mean: Float32Array,
  sources: PictureSources,
): Promise<UnitVector[]> {
  const texts = terms.flatMap((term) => (term.kind === 'text' ? [term.text] : []));
  const textVectors = await encodeTexts(texts, sources);
  const vectors: UnitVector[] = [];
  for (const term of terms) {
    vectors.push(term.kind === 'text' ? textVectors.shift()! : await vectorOf(term, mean, sources));
  }
  return vectors;
}

async function vectorOf(
  term: Exclude<VectorTerm, { kind: 'text' }>,
  mean: Float32Array,
  sources: PictureSources,
): Promise<UnitVector> {
  if (term.kind === 'concept') return conceptDirection(term.name, sources.library);
  if (term.kind === 'asset') return storedVector(sources.library, requireAsset(sources.library, term.id));
  const { vector } = await pictureVector(term.path, sources);
  return term.kind === 'image' ? vector : oneSideOf(vector, term, mean, sources);
}

/** The part of what makes a picture differ from the library's mean that lies along the directions of things or of styles. */
async function oneSideOf(
  vector: UnitVector,
  { by }: Extract<Term, { kind: 'likeness' }>,
  mean: Float32Array,
  { calibration, library }: PictureSources,
): Promise<UnitVector> {
  const card = await calibration?.();
  if (card === undefined) {
    const { modelId } = library.identity;
    throw new MotifError(
      'model_unavailable',
      `Expected a calibration card for ${by}(), received a model without one`,
      {
        hint: `Make it once: motif models calibrate ${modelId}.`,
      },
    );
  }
  const projector = card.projectors[by === 'subject' ? 'subject' : 'style'];
  return normalise(
    project(
      projector,
      vector.map((value, at) => value - mean[at]!),
    ),
  );
}

function conceptDirection(name: string, { ledger, identity }: Library): UnitVector {
  const concept = requireConcept(ledger.concepts, name);
  if (concept.identity.preprocessingHash !== identity.preprocessingHash) {
    throw new MotifError(
      'model_mismatch',
      `Expected @${name} as learned with this library's model, received it of another`,
      {
        hint: `Learn it anew from the same pictures: motif concept learn "${name}" --replace with its examples (motif concept show).`,
      },
    );
  }
  return normalise(concept.direction);
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
