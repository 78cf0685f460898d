import { realpathSync } from 'node:fs';
import path from 'node:path';
import { MotifError } from '../errors.js';
import type { Reach } from '../reach.js';
import { uploadedId } from '../upload-reference.js';
import type { Library } from './library.js';
import { libraryFolderName } from './open-library.js';

/**
 * Returns the reach of those whom a library is served to: they read what lies in its source folders, hidden files left out,
 * and what they uploaded; they write nothing but what the library keeps of its own. Relative paths are meant from the
 * library's root, and links count as what they lead to.
 */
export function libraryReach(
  library: Pick<Library, 'root' | 'ledger'>,
  uploadPath: (id: string) => string,
): Reach {
  const own = realpathSync(path.join(library.root, libraryFolderName));

  /** As they are named; sources may be added while the library is served. */
  function sources(): string[] {
    return library.ledger.sources().map((source) => path.resolve(library.root, source));
  }

  function isInSources(real: string): boolean {
    return sources().some((source) => {
      const below = partsBelow(realPath(source) ?? source, real);
      return below !== undefined && !below.some((part) => part.startsWith('.'));
    });
  }

  return {
    locate(reference) {
      const uploaded = uploadedId(reference);
      if (uploaded !== undefined) return realPath(uploadPath(uploaded));
      const file = path.resolve(library.root, reference);
      // Decided by the name alone, so that nobody learns what is there.
      const isNamedInside = [library.root, ...sources()].some(
        (folder) => partsBelow(folder, file) !== undefined,
      );
      if (!isNamedInside) throw outside(reference);
      const real = realPath(file);
      if (real !== undefined && !isInSources(real)) throw outside(reference);
      return real === undefined ? undefined : file;
    },
    assertReadable(file) {
      const real = realPath(path.resolve(file));
      if (real === undefined || isInSources(real) || partsBelow(own, real) !== undefined) return;
      throw outside(file);
    },
    assertWritable(file) {
      if (partsBelow(own, nearestFolder(path.dirname(path.resolve(file)))) !== undefined) return;
      throw new MotifError('unauthorised', `Expected no file to write, received "${file}"`, {
        hint: 'Those whom a library is served to write no files; take the result from the answer.',
        path: file,
      });
    },
  };
}

/** Returns the names that lead from a folder to a file in it; undefined for a file elsewhere. */
function partsBelow(folder: string, file: string): string[] | undefined {
  const relative = path.relative(folder, file);
  if (path.isAbsolute(relative)) return undefined;
  const parts = relative.split(path.sep);
  if (parts[0] === '..') return undefined;
  return relative === '' ? [] : parts;
}

/** The folder itself or, where it is still to be made, the first above it that is there: what is not there is no link. */
function nearestFolder(folder: string): string {
  const above = path.dirname(folder);
  return realPath(folder) ?? (above === folder ? folder : nearestFolder(above));
}

function realPath(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    // Missing, not to be entered, or no path at all: a reference may be an id.
    return undefined;
  }
}

function outside(reference: string): MotifError {
  return new MotifError(
    'unauthorised',
    `Expected a picture in the folders of the library, received "${reference}"`,
    {
      hint: 'Upload it and give the reference of the upload, or name a picture of the library by id or path.',
      path: reference,
    },
  );
}
