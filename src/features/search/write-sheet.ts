import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { MotifError } from '../../core/errors.js';
import type { Library } from '../../core/library/library.js';
import type { SearchOutput } from './schemas.js';
import { contactSheet, type SheetPicture } from './sheet.js';

/** Throws `invalid_input` for a path that is not a web page's: a picture must not be overwritten by a slip. */
export function rejectSheetPath(file: string | undefined): void {
  if (file === undefined || /\.html?$/i.test(file)) return;
  throw new MotifError('invalid_input', `Expected a path ending in .html for sheet, received "${file}"`, {
    hint: 'For instance --sheet results.html',
    path: 'sheet',
  });
}

/** Writes the contact sheet of an answer and returns its absolute path. */
export async function writeSheet(file: string, answer: SearchOutput, library: Library): Promise<string> {
  const target = path.resolve(file);
  const pictures = await Promise.all(
    answer.results.map(async (result): Promise<SheetPicture> => {
      const thumbnail = await readThumbnail(library.thumbnailPath(result.id));
      const href = pathToFileURL(path.join(library.root, result.path)).href;
      return { ...result, href, ...(thumbnail === undefined ? {} : { thumbnail }) };
    }),
  );
  try {
    await writeFile(target, contactSheet({ ...answer, pictures }));
  } catch (error) {
    throw new MotifError(
      'store_failed',
      `Expected a place to write the contact sheet, received ${(error as NodeJS.ErrnoException).code ?? 'an error'}`,
      {
        hint: 'The folder must exist and may be written.',
        path: target,
        cause: error,
      },
    );
  }
  return target;
}

/** A thumbnail is made again from the picture; one that is missing is no reason to fail. */
async function readThumbnail(file: string): Promise<string | undefined> {
  try {
    return `data:image/webp;base64,${(await readFile(file)).toString('base64')}`;
  } catch {
    return undefined;
  }
}
