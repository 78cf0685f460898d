import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EncoderIdentity } from '../encoder/encoder.js';
import { MotifError } from '../errors.js';
import { looksDimensions } from '../looks.js';
import { makeFolder, writeFileAtomically } from './durable.js';
import { type Lease, takeLease } from './lease.js';
import type { LedgerWriter } from './ledger.js';
import { createLedgerWriter } from './ledger-writer.js';
import type { Library } from './library.js';
import { createLedger, openLedgerDatabase } from './sqlite-ledger.js';
import type { VectorStore } from './vectors.js';

export const libraryFolderName = '.motif';
/** Folders of the vector stores inside it. */
export const vectorFolders = { meaning: 'vectors', looks: 'looks' } as const;
const formatVersion = 1;

/** Written last: a process killed while it creates a library leaves none, and the next one completes it. */
function markerIn(root: string): string {
  return path.join(root, libraryFolderName, 'format');
}

/** Returns the folder at or above `dir` that holds a library, or undefined. */
export function findLibraryRoot(dir: string): string | undefined {
  for (let folder = path.resolve(dir); ; folder = path.dirname(folder)) {
    if (existsSync(markerIn(folder))) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** A library with the right to change it. */
export interface WritableLibrary extends Library {
  readonly ledger: LedgerWriter;
  /**
   * Takes the writer lease, then makes ledger and vectors agree: vectors no asset knows are removed, assets without a
   * vector wait for the next run. So a process killed at any point loses nothing and leaves nothing twice.
   */
  beginWriting(): Promise<Lease>;
}

/** Creates `.motif/` in `root` for vectors of `identity` and pictures in `sources`, and returns the open library. */
export async function createLibrary(
  root: string,
  identity: EncoderIdentity,
  sources: readonly string[] = ['.'],
): Promise<WritableLibrary> {
  const absolute = path.resolve(root);
  if (!statSync(absolute, { throwIfNoEntry: false })?.isDirectory()) {
    throw new MotifError('not_found', `Expected a folder of pictures, received ${root}`, {
      hint: 'Give the path of an existing folder.',
      path: root,
    });
  }
  const folder = path.join(absolute, libraryFolderName);
  if (existsSync(markerIn(absolute))) {
    throw new MotifError('conflict', `Expected a folder without a library, received ${absolute}`, {
      hint: 'Run motif index to bring the library up to date.',
      path: absolute,
    });
  }
  try {
    accessSync(absolute, constants.W_OK);
    await makeFolder(folder);
    await makeFolder(path.join(folder, 'thumbnails'));
    // Backups and version control need not carry what can be rebuilt.
    await writeFile(path.join(folder, '.gitignore'), '*\n');
  } catch (error) {
    throw new MotifError('store_failed', `Expected a folder that may be written, received ${absolute}`, {
      hint: 'Motif keeps its library in .motif inside the folder; originals are never touched.',
      path: absolute,
      cause: error,
    });
  }
  const sqlite = openLedgerDatabase(path.join(folder, 'ledger.db'));
  const ledger = createLedgerWriter(sqlite, createLedger(sqlite));
  ledger.setIdentity(identity);
  for (const source of sources) ledger.addSource(source);
  sqlite.close();
  await writeFileAtomically(markerIn(absolute), `${formatVersion}\n`);
  return openLibrary(absolute);
}

/** Returns the library of `root`; its vector store opens with the first call that needs it. */
export async function openLibrary(root: string): Promise<WritableLibrary> {
  const absolute = path.resolve(root);
  const folder = path.join(absolute, libraryFolderName);
  if (!existsSync(markerIn(absolute))) {
    throw new MotifError('not_found', `Expected a Motif library in ${absolute}, received none`, {
      hint: 'Run motif index in the folder that holds your pictures.',
      path: absolute,
    });
  }
  const sqlite = openLedgerDatabase(path.join(folder, 'ledger.db'));
  const ledger = createLedgerWriter(sqlite, createLedger(sqlite));
  const identity = ledger.identity();
  if (!identity) {
    sqlite.close();
    throw new MotifError(
      'store_failed',
      `Expected the library's model in its ledger, received none in ${absolute}`,
      {
        hint: 'The library was not created completely: remove its .motif folder and run motif index.',
        path: absolute,
      },
    );
  }
  const vectors = deferredVectors(path.join(folder, vectorFolders.meaning), identity.dimensions);
  const looks = deferredVectors(path.join(folder, vectorFolders.looks), looksDimensions);

  return {
    root: absolute,
    identity,
    ledger,
    vectors,
    looks,
    thumbnailPath: (assetId) => path.join(folder, 'thumbnails', assetId.slice(0, 2), `${assetId}.webp`),
    derivedPath: (name) => path.join(folder, name),
    async beginWriting() {
      const lease = takeLease(path.join(folder, 'writer.lock'), sqlite.transaction);
      try {
        await reconcile(ledger, [vectors, looks]);
        return lease;
      } catch (error) {
        lease.release();
        throw error;
      }
    },
    async close() {
      await vectors.close();
      await looks.close();
      sqlite.close();
    },
  };
}

/**
 * Throws `model_mismatch` when the library holds vectors of another model or of another way of preparing pictures. `asked`
 * is how the person named the model: a folder's name alone would not be found again.
 */
export function assertSameEncoder(
  library: Library,
  identity: EncoderIdentity,
  asked = identity.modelId,
): void {
  const own = library.identity;
  const same = own.modelId === identity.modelId && own.preprocessingHash === identity.preprocessingHash;
  if (same && own.dimensions === identity.dimensions) return;
  const name = (of: EncoderIdentity) =>
    `${of.modelId} (${of.dimensions} dimensions, ${of.preprocessingHash})`;
  throw new MotifError(
    'model_mismatch',
    `Expected ${name(own)} for this library, received ${name(identity)}`,
    {
      hint: `Leave out --model and --dtype, or index the pictures anew, tags are kept: motif init --force --model ${/\s/.test(asked) ? JSON.stringify(asked) : asked}, then motif index.`,
      path: library.root,
    },
  );
}

async function reconcile(ledger: LedgerWriter, stores: readonly VectorStore[]): Promise<void> {
  const stored = await Promise.all(stores.map((store) => store.ids()));
  const lost = ledger.encodedIds().filter((id) => stored.some((ids) => !ids.has(id)));
  if (lost.length > 0) ledger.forgetVectors(lost);
  const known = new Set(ledger.encodedIds());
  for (const [at, ids] of stored.entries()) {
    const unknown = [...ids].filter((id) => !known.has(id));
    if (unknown.length > 0) await stores[at]!.remove(unknown);
  }
}

/** LanceDB takes 60 ms to load; commands that only read the ledger do without. */
function deferredVectors(folder: string, dimensions: number): VectorStore {
  let opening: Promise<VectorStore> | undefined;
  const open = () => {
    opening ??= import('./lance.js').then((lance) => lance.openLanceVectors(folder, dimensions));
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  };
  return {
    dimensions,
    count: async () => (await open()).count(),
    add: async (ids, vectors) => (await open()).add(ids, vectors),
    remove: async (ids) => (await open()).remove(ids),
    get: async (ids) => (await open()).get(ids),
    ids: async () => (await open()).ids(),
    nearest: async (query, options) => (await open()).nearest(query, options),
    optimise: async (signal) => (await open()).optimise(signal),
    close: async () => {
      if (opening) await (await opening).close();
    },
  };
}
