import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Encoder } from '../encoder/encoder.js';
import { MotifError } from '../errors.js';
import { type UnitVector, unitRow } from '../vector.js';
import type { Asset } from './assets.js';
import type { Library } from './library.js';

/** Returns the asset that an id, an id prefix, a library path or a file's path names, or undefined. */
export function findAsset(library: Library, reference: string): Asset | undefined {
  const byName = library.ledger.find(reference) ?? library.ledger.find(reference.toLowerCase());
  if (byName !== undefined) return byName;
  const inLibrary = path.relative(library.root, path.resolve(reference)).split(path.sep).join('/');
  return library.ledger.find(inLibrary);
}

/** Returns the asset that a reference names; throws `not_found`. */
export function requireAsset(library: Library, reference: string): Asset {
  const asset = findAsset(library, reference);
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

/** Returns the vector of a picture by id, library path or file; a file need not be in the library. */
export async function pictureVector(
  library: Library,
  loadEncoder: () => Promise<Encoder>,
  reference: string,
  signal: AbortSignal,
): Promise<{ vector: UnitVector; asset?: Asset }> {
  const isFile = (await stat(reference).catch(() => undefined))?.isFile() === true;
  const asset = findAsset(library, reference);
  if (asset !== undefined) {
    const isCurrent = !isFile || (await isUnchanged(library, reference));
    if (isCurrent) return { asset, vector: await storedVector(library, asset) };
  }
  if (!isFile) {
    throw new MotifError('not_found', `Expected a picture, received "${reference}"`, {
      hint: 'Give the path of a file, or an id or path that a search printed.',
      path: reference,
    });
  }
  return { vector: await encodeFile(await loadEncoder(), reference, signal) };
}

/** A file that changed since it was indexed looks different now. */
async function isUnchanged(library: Library, file: string): Promise<boolean> {
  const known = library.ledger.file(
    path.relative(library.root, path.resolve(file)).split(path.sep).join('/'),
  );
  if (known === undefined) return true;
  const now = await stat(file);
  return now.size === known.sizeBytes && Math.abs(now.mtimeMs - known.modifiedMs) < 1000;
}

async function encodeFile(encoder: Encoder, file: string, signal: AbortSignal): Promise<UnitVector> {
  const { decodeImage } = await import('../image.js');
  const { pixels } = await decodeImage(file, { shortEdgePx: encoder.card.imageSizePx, signal });
  const values = await encoder.preprocess(pixels);
  return unitRow(await encoder.encodeImages({ values, count: 1 }, signal), 0, encoder.identity.dimensions);
}
