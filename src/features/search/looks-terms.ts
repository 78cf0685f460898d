import { MotifError } from '../../core/errors.js';
import { findFile, type PictureSources, requireAsset } from '../../core/library/references.js';
import { colourDirection, formDirection, paintedCells } from '../../core/looks.js';
import { type Moments, scoresAlong } from '../../core/moments.js';
import type { Term } from '../../core/query/query.js';
import { leastDeviation } from '../../core/query/standardise.js';
import { copyToMeasure, type MeasuredCopy } from '../../core/statistics.js';
import { normalise, type UnitVector, weightedSum } from '../../core/vector.js';

/** A drawn or scanned sketch (lines, blobs of colour, or both), or a picture whose composition counts. */
export type LooksTerm = Extract<Term, { kind: 'sketch' | 'likeness' }>;

/** Returns the direction of looks (see looks.ts) that a term asks for. */
export async function looksDirection(
  term: LooksTerm,
  moments: Moments,
  sources: PictureSources,
): Promise<UnitVector> {
  if (term.kind === 'sketch') return sketchDirection(term, moments, sources);
  const copy = await copyOf(term.path, sources);
  return together([formDirection(copy), colourDirection(copy)], moments)!;
}

/**
 * Returns the direction of looks (see looks.ts) that a sketch asks for: its lines, and its colours where it is painted,
 * each in units of its own spread over the library. Throws `not_found` and, for an empty sheet, `invalid_input`.
 */
async function sketchDirection(
  { path }: Extract<Term, { kind: 'sketch' }>,
  moments: Moments,
  sources: PictureSources,
): Promise<UnitVector> {
  const { dir } = sources;
  const file = findFile(path, dir);
  if (file === undefined) {
    throw new MotifError('not_found', `Expected a sketch, received "${path}"`, {
      hint: 'Give the path of a picture file: lines, blobs of colour, or both, on white.',
      path,
    });
  }
  const copy = await measuredFile(file, sources);
  const direction = together([formDirection(copy), colourDirection(copy, paintedCells(copy))], moments);
  if (direction === undefined) {
    throw new MotifError(
      'invalid_input',
      `Expected lines or colours in the sketch ${path}, received an empty sheet`,
      {
        hint: 'Draw with dark lines, or paint areas, on white.',
        path,
      },
    );
  }
  return direction;
}

/** Returns the sum of directions, each in units of its own spread; undefined without any. */
function together(directions: readonly (UnitVector | undefined)[], moments: Moments): UnitVector | undefined {
  const parts = directions.filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return normalise(
    weightedSum(
      parts.map((vector) => ({
        vector,
        weight: 1 / Math.max(leastDeviation, scoresAlong(moments, vector).deviation),
      })),
    ),
  );
}

/** A picture of the library is looked at in its thumbnail, which is there although the original may not be at hand. */
async function copyOf(reference: string, sources: PictureSources): Promise<MeasuredCopy> {
  const { library, dir } = sources;
  const file = findFile(reference, dir);
  if (file !== undefined) return measuredFile(file, sources);
  return measuredFile(library.thumbnailPath(requireAsset(library, reference, dir).id), sources);
}

async function measuredFile(file: string, { signal }: PictureSources): Promise<MeasuredCopy> {
  const { decodeImage } = await import('../../core/image.js');
  const { pixels } = await decodeImage(file, { shortEdgePx: 192, signal });
  return copyToMeasure(pixels);
}
