import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readPaletteFile } from '../../core/colour/palette-file.js';
import type { WantedPalette } from '../../core/colour/palette-index.js';
import { MotifError } from '../../core/errors.js';
import { findAsset, findFile, type PictureSources } from '../../core/library/references.js';
import { defaultMode, isSwatchFile, mostColours } from '../../core/query/palette-term.js';
import type { Term } from '../../core/query/query.js';

/** A term that is a palette, or a file that has one. */
export type PaletteTerm = Extract<Term, { kind: 'palette' | 'paletteOf' }>;

/**
 * Returns the colours that a term wants: as written, those of an indexed picture, of another picture, of a swatch file or
 * of a style sheet. Throws `not_found` and `invalid_input`.
 */
export async function wantedPalette(term: PaletteTerm, sources: PictureSources): Promise<WantedPalette> {
  if (term.kind === 'palette') return term;
  const colours = await coloursOf(term.path, sources);
  if (colours.length > mostColours) {
    throw new MotifError(
      'invalid_input',
      `Expected at most ${mostColours} colours in ${term.path}, received ${colours.length}`,
      { hint: 'Write those that matter: palette(#e8c39e #22334a).', path: term.path },
    );
  }
  return { colours, mode: term.mode ?? defaultMode(colours.some(({ area }) => area !== undefined)) };
}

async function coloursOf(reference: string, { library, dir, signal }: PictureSources) {
  const file = findFile(reference, dir);
  if (file !== undefined && isSwatchFile(file))
    return readPaletteFile(await readFile(file), path.basename(file)).colours;
  const asset = findAsset(library, reference, dir);
  if (asset !== undefined) return asset.palette;
  if (file === undefined) {
    throw new MotifError(
      'not_found',
      `Expected a picture or a swatch file for palette(), received "${reference}"`,
      {
        hint: 'Give the path of a picture, .ase, .aco, .gpl or .css file, or colours: palette(#e8c39e #22334a).',
        path: reference,
      },
    );
  }
  const [{ decodeImage }, { extractPalette }] = await Promise.all([
    import('../../core/image.js'),
    import('../../core/colour/palette.js'),
  ]);
  const { pixels } = await decodeImage(file, { shortEdgePx: 192, signal });
  return extractPalette(pixels);
}
