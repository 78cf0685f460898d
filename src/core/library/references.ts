import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { CalibrationCard } from '../calibration/card.js';
import type { Encoder } from '../encoder/encoder.js';
import { MotifError } from '../errors.js';
import { currentReach } from '../reach.js';
import { uploadedId } from '../upload-reference.js';
import { type UnitVector, unitRow } from '../vector.js';
import type { Asset } from './assets.js';
import type { Library } from './library.js';

/**
 * Returns the file that a reference names from the working directory or else from `dir`, or undefined. Work within a reach
 * (see reach.ts) finds uploads and what lies in the library; it throws `unauthorised` for a path elsewhere.
 */
export function findFile(reference: string, dir = '.'): string | undefined {
  return pathsMeant(reference, dir).find(isFile);
}

/** Returns the folders that a reference names, from the working directory first, then from `dir`; within a reach as for files. */
export function findFolders(reference: string, dir = '.'): string[] {
  return pathsMeant(reference, dir).filter(isFolder);
}

/** Returns whether a reference may be looked up at all, without a word on whether it is there. */
export function mayLookUp(reference: string): boolean {
  try {
    currentReach()?.locate(reference);
    return true;
  } catch {
    return false;
  }
}

/**
 * Returns the asset that a file's path, a library path, an id or the beginning of one names, or undefined. A file that is
 * there comes first: `a.png` in a subfolder is the one that people see, not another at the library's root.
 */
export function findAsset(library: Library, reference: string, dir = '.'): Asset | undefined {
  const { ledger } = library;
  const uploaded = uploadedId(reference);
  // An upload is called by its content, as assets are: one that the library holds is that picture.
  if (uploaded !== undefined) return ledger.find(uploaded);
  const file = findFile(reference, dir);
  if (file !== undefined) return ledger.find(pathInLibrary(library, file));
  return (
    ledger.find(reference) ??
    ledger.find(reference.toLowerCase()) ??
    ledger.find(pathInLibrary(library, path.resolve(reference))) ??
    ledger.find(pathInLibrary(library, path.resolve(dir, reference)))
  );
}

/**
 * Returns the id of the picture that a reference names: one of the library, or by id one of `kept`, which may have left it.
 * Throws `not_found` for neither, `invalid_input` for the beginning of several kept ids.
 */
export function idOfKept(library: Library, kept: readonly string[], reference: string, dir?: string): string {
  const asset = findAsset(library, reference, dir);
  if (asset !== undefined) return asset.id;
  const start = reference.toLowerCase();
  const [id, ...others] = /^[0-9a-f]{4,32}$/.test(start) ? kept.filter((own) => own.startsWith(start)) : [];
  if (others.length > 0) {
    throw new MotifError('invalid_input', `Expected one picture for ${reference}, received several`, {
      hint: 'Give more digits of the id.',
      path: 'assets',
    });
  }
  return id ?? requireAsset(library, reference, dir).id;
}

/** Returns the asset that a reference names; throws `not_found`. */
export function requireAsset(library: Library, reference: string, dir?: string): Asset {
  const asset = findAsset(library, reference, dir);
  if (asset !== undefined) return asset;
  const problem = library.ledger.problems().find((found) => found.path === reference);
  throw new MotifError('not_found', `Expected a picture of the library, received "${reference}"`, {
    hint: problem
      ? `The file is known and could not be read: ${problem.reason}`
      : 'Give an id (4 digits or more) or a path that a search printed; new files come in with motif index.',
    path: reference,
  });
}

/** Returns the stored vectors of assets by id; throws `not_found` for one that waits for the next index run. */
export async function storedVector(library: Library, asset: Asset): Promise<UnitVector> {
  const vector = (await library.vectors.get([asset.id])).get(asset.id);
  if (vector !== undefined) return vector;
  throw new MotifError('not_found', `Expected a vector of ${asset.paths[0] ?? asset.id}, received none`, {
    hint: 'Run motif index; it goes on where it stopped.',
    path: asset.paths[0] ?? asset.id,
  });
}

export interface PictureSources {
  library: Library;
  /** Called only for a file whose vector the library does not have. */
  encoder(): Promise<Encoder>;
  /** The card of the encoder, where one was made. */
  calibration?(): Promise<CalibrationCard | undefined>;
  /** Where files lie that are not found from the working directory. */
  dir?: string | undefined;
  signal: AbortSignal;
}

/** Returns the vector of a picture by id, library path or file; a file need not be in the library. */
export async function pictureVector(
  reference: string,
  { library, encoder, dir, signal }: PictureSources,
): Promise<{ vector: UnitVector; asset?: Asset }> {
  const file = findFile(reference, dir);
  const asset = findAsset(library, reference, dir);
  if (asset !== undefined) {
    const isCurrent = file === undefined || (await isUnchanged(library, file));
    if (isCurrent) return { asset, vector: await storedVector(library, asset) };
  }
  if (file === undefined) {
    throw new MotifError('not_found', `Expected a picture, received "${reference}"`, {
      hint: 'Give the path of a file, or an id or path that a search printed.',
      path: reference,
    });
  }
  return { vector: await encodeFile(await encoder(), file, signal) };
}

/** A file that changed since it was indexed looks different now. */
async function isUnchanged(library: Library, file: string): Promise<boolean> {
  const known = library.ledger.file(pathInLibrary(library, file));
  if (known === undefined) return true;
  const now = await stat(file);
  return now.size === known.sizeBytes && Math.abs(now.mtimeMs - known.modifiedMs) < 1000;
}

function pathInLibrary(library: Library, file: string): string {
  return path.relative(library.root, file).split(path.sep).join('/');
}

function pathsMeant(reference: string, dir: string): string[] {
  const reach = currentReach();
  if (reach === undefined) return [path.resolve(reference), path.resolve(dir, reference)];
  const located = reach.locate(reference);
  return located === undefined ? [] : [located];
}

function isFile(file: string): boolean {
  return statsOf(file)?.isFile() ?? false;
}

function isFolder(file: string): boolean {
  return statsOf(file)?.isDirectory() ?? false;
}

function statsOf(file: string) {
  try {
    return statSync(file);
  } catch {
    // Missing, not to be entered, or no path at all: a reference may be an id.
    return undefined;
  }
}

async function encodeFile(encoder: Encoder, file: string, signal: AbortSignal): Promise<UnitVector> {
  const { decodeImage } = await import('../image.js');
  const { pixels } = await decodeImage(file, { shortEdgePx: encoder.card.imageSizePx, signal });
  const values = await encoder.preprocess(pixels);
  return unitRow(await encoder.encodeImages({ values, count: 1 }, signal), 0, encoder.identity.dimensions);
}
