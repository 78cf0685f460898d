import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { MotifError } from '../errors.js';
import { shippedPath } from '../package-folder.js';
import { entryFault, type PlacedEntry, readEntries } from './entries.js';
import { axisSchema, type Style, type StyleAxis, type StyleLexicon, styleSchema } from './style-schema.js';

export type { Style, StyleAxis, StyleLexicon } from './style-schema.js';

const axesFile = 'axes.yaml';
const stylesFile = /^styles-.*\.yaml$/;

/**
 * Returns the styles and axes that come with Motif, and those of a folder of one's own: its entries come in place of those of the same
 * id. Throws `invalid_input` that names file and line for a value that does not fit, an id that comes twice in a folder and
 * one that nothing has; `not_found` for a folder that is not there. Half a second.
 */
export function readStyleLexicon(own?: string): StyleLexicon {
  // One's own first: it is small, and where mistakes are.
  const added = own === undefined ? { axes: [], styles: [] } : readFolder(own);
  const shipped = readFolder(path.dirname(shippedPath(path.join('lexicon', axesFile))));
  return checked(replaced(shipped.axes, added.axes), replaced(shipped.styles, added.styles));
}

interface PlacedLexicon {
  axes: PlacedEntry<StyleAxis>[];
  styles: PlacedEntry<Style>[];
}

function readFolder(folder: string): PlacedLexicon {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new MotifError('not_found', `Expected a folder for lexicon, received ${folder}`, {
      hint: 'A lexicon folder holds axes.yaml, styles-*.yaml or both.',
      path: folder,
    });
  const names = readdirSync(folder).sort();
  const styleNames = names.filter((name) => stylesFile.test(name));
  if (styleNames.length === 0 && !names.includes(axesFile))
    throw entryFault('Expected axes.yaml or styles-*.yaml in the lexicon folder, received neither', {
      file: folder,
    });
  const axes = names.includes(axesFile) ? readEntries(path.join(folder, axesFile), axisSchema) : [];
  const styles = styleNames.flatMap((name) => readEntries(path.join(folder, name), styleSchema));
  refuseTwice(axes);
  refuseTwice(styles);
  return { axes, styles };
}

/** The entries in their order, those of the same id replaced where they stand. */
function replaced<Entry extends { id: string }>(
  entries: readonly PlacedEntry<Entry>[],
  own: readonly PlacedEntry<Entry>[],
): PlacedEntry<Entry>[] {
  return [...new Map([...entries, ...own].map((placed) => [placed.entry.id, placed])).values()];
}

function checked(
  axes: readonly PlacedEntry<StyleAxis>[],
  styles: readonly PlacedEntry<Style>[],
): StyleLexicon {
  const axisIds = new Set(axes.map(({ entry }) => entry.id));
  const styleIds = new Set(styles.map(({ entry }) => entry.id));
  for (const placed of styles) {
    const { id, opposites, near, traits } = placed.entry;
    const unknown =
      [...opposites, ...near].find((other) => !styleIds.has(other) || other === id) ??
      Object.keys(traits).find((axis) => !axisIds.has(axis));
    if (unknown !== undefined)
      throw entryFault(`Expected ids of the lexicon in style ${id}, received "${unknown}"`, placed);
  }
  return { axes: axes.map(({ entry }) => entry), styles: styles.map(({ entry }) => entry) };
}

function refuseTwice(entries: readonly PlacedEntry<{ id: string }>[]): void {
  const ids = new Set<string>();
  for (const placed of entries) {
    const { id } = placed.entry;
    if (ids.has(id)) throw entryFault(`Expected each id once, received ${id} again`, placed);
    ids.add(id);
  }
}
