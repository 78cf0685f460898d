import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readPaletteFile } from '../../core/colour/palette-file.js';
import { parsePalette } from '../../core/colour/palette-text.js';
import { MotifError } from '../../core/errors.js';
import { findFile } from '../../core/library/references.js';
import { isSwatchFile, mostColours } from '../../core/query/palette-term.js';

/**
 * Returns the approved colours, `#rrggbb`, that a text gives: colours or the name of a palette, or the path of a swatch file or style
 * sheet. Throws `invalid_input` and `not_found`.
 */
export async function approvedPalette(text: string, dir?: string): Promise<string[]> {
  const colours = await coloursOf(text.trim(), dir);
  if (colours.length > 0 && colours.length <= mostColours) return colours;
  throw new MotifError(
    'invalid_input',
    `Expected 1 to ${mostColours} colours for palette, received ${colours.length}`,
    {
      hint: 'Give those that are approved: --palette "#e8c39e #22334a", or a swatch file.',
      path: 'palette',
    },
  );
}

async function coloursOf(text: string, dir: string | undefined): Promise<string[]> {
  const hexes = ({ colours }: { colours: readonly { hex: string }[] }) => colours.map(({ hex }) => hex);
  if (!isSwatchFile(text)) return hexes(parsePalette(text));
  const file = findFile(text, dir);
  if (file !== undefined) return hexes(readPaletteFile(await readFile(file), path.basename(file)));
  throw new MotifError('not_found', `Expected a swatch file for palette, received "${text}"`, {
    hint: 'Give the path of an .ase, .aco, .gpl or .css file, or colours: --palette "#e8c39e #22334a".',
    path: text,
  });
}
