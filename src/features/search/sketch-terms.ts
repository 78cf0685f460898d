import { MotifError } from '../../core/errors.js';
import { findFile, type PictureSources } from '../../core/library/references.js';
import { colourDirection, formDirection, paintedCells } from '../../core/looks.js';
import type { Moments } from '../../core/moments.js';
import { scoresAlong } from '../../core/moments.js';
import type { Term } from '../../core/query/query.js';
import { copyToMeasure } from '../../core/statistics.js';
import { normalise, type UnitVector, weightedSum } from '../../core/vector.js';

/** A drawn or scanned sketch: lines, blobs of colour, or both. */
export type SketchTerm = Extract<Term, { kind: 'sketch' }>;

/**
 * Returns the direction of looks (see looks.ts) that a sketch asks for: its lines, and its colours where it is painted,
 * each in units of its own spread over the library. Throws `not_found` and, for an empty sheet, `invalid_input`.
 */
export async function sketchDirection(
  { path }: SketchTerm,
  moments: Moments,
  { dir, signal }: PictureSources,
): Promise<UnitVector> {
  const file = findFile(path, dir);
  if (file === undefined) {
    throw new MotifError('not_found', `Expected a sketch, received "${path}"`, {
      hint: 'Give the path of a picture file: lines, blobs of colour, or both, on white.',
      path,
    });
  }
  const { decodeImage } = await import('../../core/image.js');
  const { pixels } = await decodeImage(file, { shortEdgePx: 192, signal });
  const copy = copyToMeasure(pixels);
  const parts = [formDirection(copy), colourDirection(copy, paintedCells(copy))].filter(
    (part): part is UnitVector => part !== undefined,
  );
  if (parts.length === 0) {
    throw new MotifError(
      'invalid_input',
      `Expected lines or colours in the sketch ${path}, received an empty sheet`,
      {
        hint: 'Draw with dark lines, or paint areas, on white.',
        path,
      },
    );
  }
  return normalise(
    weightedSum(
      parts.map((vector) => ({ vector, weight: 1 / Math.max(1e-4, scoresAlong(moments, vector).deviation) })),
    ),
  );
}
