import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { currentReach } from '../reach.js';

/**
 * Returns a function that brings every file under `folder` that it has not seen before, and the folders that hold
 * them, from the page cache to the disk. LanceDB commits without a single fsync, so after a power cut an acknowledged
 * commit could be an empty file.
 */
export function createSync(folder: string): () => Promise<void> {
  const synced = new Set<string>();
  return async () => {
    const changedFolders = new Set<string>();
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (synced.has(file)) continue;
      if (!(await syncPath(file))) continue;
      synced.add(file);
      changedFolders.add(entry.parentPath);
    }
    for (const changed of changedFolders) await syncPath(changed);
  };
}

/**
 * Makes a folder and those above it that are missing. Node's own recursive mkdir tries for ever on file systems that
 * refuse new folders with "no such file", such as /proc.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await makeUnlessThere(folder);
  } catch (error) {
    const parent = path.dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === folder) throw error;
    await makeFolder(parent);
    await makeUnlessThere(folder);
  }
}

async function makeUnlessThere(folder: string): Promise<void> {
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Writes a file so that a reader or a crash sees either the old content or the new, never a part. */
export async function writeFileAtomically(file: string, data: string | Uint8Array): Promise<void> {
  currentReach()?.assertWritable(file);
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, data);
  await rename(temporary, file);
}

/**
 * Returns by how many milliseconds the clock of the disk's machine and this one differ. Compaction deletes files by
 * age; on a machine whose clock runs days ahead it would delete live ones.
 */
export async function clockSkewMs(folder: string): Promise<number> {
  const probe = path.join(folder, `.clock-${process.pid}`);
  await writeFile(probe, '');
  const before = Date.now();
  try {
    return Math.abs((await stat(probe)).mtimeMs - before);
  } finally {
    await rm(probe, { force: true });
  }
}

/** Returns false when the path has gone meanwhile or is of a kind that cannot be synced (folders on Windows). */
async function syncPath(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'EISDIR', 'EPERM', 'EINVAL', 'EACCES'].includes(code)) return false;
    throw error;
  }
}
