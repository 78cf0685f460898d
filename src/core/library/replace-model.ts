import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { EncoderIdentity } from '../encoder/encoder.js';
import { libraryFolderName, openLibrary, vectorFolders, type WritableLibrary } from './open-library.js';

/**
 * Returns the library of `root` made ready for another model: tags and folders stay, vectors go, and every picture waits
 * for the next index run. Killed half-way, it is a library of the old model with pictures that wait.
 */
export async function replaceModelOf(root: string, identity: EncoderIdentity): Promise<WritableLibrary> {
  const library = await openLibrary(root);
  try {
    const lease = await library.beginWriting();
    try {
      library.ledger.forgetVectors(library.ledger.encodedIds());
      await library.vectors.close();
      await library.looks.close();
      for (const folder of Object.values(vectorFolders))
        await rm(path.join(library.root, libraryFolderName, folder), { recursive: true, force: true });
      library.ledger.setIdentity(identity);
    } finally {
      lease.release();
    }
  } finally {
    await library.close();
  }
  return openLibrary(root);
}
