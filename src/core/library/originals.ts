import { stat } from 'node:fs/promises';
import path from 'node:path';
import { MotifError } from '../errors.js';
import type { Asset } from './assets.js';
import { createContentReader } from './content.js';
import type { Library } from './library.js';

/** Returns the asset of a whole id; throws `not_found`. */
export function assetById({ ledger }: Pick<Library, 'ledger'>, id: string): Asset {
  const [asset] = ledger.assets([id]);
  if (asset !== undefined) return asset;
  throw new MotifError('not_found', `Expected the id of a picture of the library, received "${id}"`, {
    hint: 'Ids have 32 digits, as results give them.',
    path: id,
  });
}

/**
 * Returns the absolute path of a file of the library that holds an asset's very content now: one whose size and time are
 * those that were indexed, or else whose bytes are. Throws `not_found` where every file has changed or gone.
 */
export async function originalFile(library: Pick<Library, 'ledger' | 'root'>, asset: Asset): Promise<string> {
  for (const name of asset.paths) {
    const file = path.resolve(library.root, name);
    const known = library.ledger.file(name);
    const now = await stat(file).catch(() => undefined);
    if (known === undefined || !now?.isFile() || now.size !== known.sizeBytes) continue;
    if (now.mtimeMs === known.modifiedMs || (await holds(file, asset.id))) return file;
  }
  throw new MotifError('not_found', `Expected the file of ${asset.paths[0] ?? asset.id}, received none`, {
    hint: 'It has changed or gone since it was indexed: run motif index.',
    path: asset.paths[0] ?? asset.id,
  });
}

async function holds(file: string, id: string): Promise<boolean> {
  try {
    const content = await createContentReader().read(file);
    content.release();
    return content.assetId === id;
  } catch {
    // Gone or closed to us meanwhile: then it holds nothing that could be given out.
    return false;
  }
}
