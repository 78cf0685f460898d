import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Library } from '../library/library.js';
import { csvOf } from './csv.js';
import { rejectOtherFolder, writeLinks } from './links.js';
import type { Heading, ListedPicture } from './picture-list.js';
import { contactSheet, type SheetPicture } from './sheet.js';
import { rejectOtherEnding, writeText } from './text-file.js';

/** Where a list goes besides the output; see `destinationOptions`. */
export interface Destinations {
  sheet?: string | undefined;
  csv?: string | undefined;
  links?: string | undefined;
}

interface PictureList {
  results: readonly ListedPicture[];
  notes: string[];
}

/**
 * Returns the list that `answer` gives, after writing it where it should go, with the absolute paths of what was written.
 * Destinations that are no place for it are refused before anything is searched or written.
 */
export async function writeResults<Answer extends PictureList>(
  { sheet, csv, links }: Destinations,
  library: Library,
  answer: () => Promise<Answer>,
  heading: (answer: Answer) => Heading,
): Promise<Answer & Destinations> {
  if (sheet !== undefined) rejectOtherEnding(sheet, /\.html?$/i, 'sheet', 'results.html');
  if (csv !== undefined) rejectOtherEnding(csv, /\.csv$/i, 'csv', 'results.csv');
  if (links !== undefined) await rejectOtherFolder(path.resolve(links));
  const output = await answer();
  const written: Destinations = {};
  const notes = [...output.notes];
  if (sheet !== undefined) {
    const pictures = await sheetPictures(output.results, library);
    const page = contactSheet({ ...heading(output), notes: output.notes, pictures });
    written.sheet = await writeText(sheet, page, 'contact sheet');
  }
  if (csv !== undefined) written.csv = await writeText(csv, csvOf(output.results, library.root), 'table');
  if (links !== undefined) {
    const { folder, absent } = await writeLinks(links, output.results, library.root);
    written.links = folder;
    if (absent > 0) {
      notes.push(
        `${absent} ${absent === 1 ? 'picture has' : 'pictures have'} no file now and no link. Run \`motif index\`.`,
      );
    }
  }
  return { ...output, notes, ...written };
}

/** One after the other: boards may hold more pictures than a process may have open files. */
async function sheetPictures(results: readonly ListedPicture[], library: Library): Promise<SheetPicture[]> {
  const pictures: SheetPicture[] = [];
  for (const result of results) {
    const thumbnail = await readThumbnail(library.thumbnailPath(result.id));
    pictures.push({
      ...result,
      ...(thumbnail === undefined ? {} : { thumbnail }),
      ...(result.path === undefined
        ? {}
        : { href: pathToFileURL(path.resolve(library.root, result.path)).href }),
    });
  }
  return pictures;
}

/** A thumbnail is made again from the picture; one that is missing is no reason to fail. */
async function readThumbnail(file: string): Promise<string | undefined> {
  try {
    return `data:image/webp;base64,${(await readFile(file)).toString('base64')}`;
  } catch {
    return undefined;
  }
}
