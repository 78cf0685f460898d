import { copyFile, link, mkdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MotifError } from '../../errors.js';
import type { Progress } from '../../operation.js';
import type { HubReference } from '../catalogue.js';
import type { Dtype } from '../encoder.js';
import { dtypesAmong, selectModelFiles } from '../model-files.js';
import type { HubAccess } from './access.js';
import { isCommit, repositoryFolder } from './cache.js';
import { fileAddress, type HubListing, listFiles } from './listing.js';
import { withLock } from './lock.js';
import { findFault, type HubFile, transferFile } from './transfer.js';

export interface DownloadOptions {
  dtype: Dtype;
  signal?: AbortSignal | undefined;
  progress?: ((report: Progress) => void) | undefined;
}

/**
 * Downloads the files of one model and dtype into the hub's cache and returns the model's folder there. What is
 * present with the right hash is kept, so that a second call repairs a damaged model and fetches nothing else. The
 * files appear in the model's folder together, after the last one is verified.
 *
 * @throws MotifError `not_found` and `unauthorised` as the hub says, `model_unavailable` for network and hashes,
 * `store_failed` when the disk is full or not writable, `cancelled`.
 */
export async function downloadModel(
  access: HubAccess,
  cacheFolder: string,
  reference: HubReference,
  options: DownloadOptions,
): Promise<string> {
  const repository = repositoryFolder(cacheFolder, reference.id);
  const lock = path.join(cacheFolder, '.locks', `${path.basename(repository)}.motif-lock`);
  const onWait = () =>
    options.progress?.({
      stage: 'waiting',
      done: 0,
      note: `Another process downloads ${reference.id}; waiting for it`,
    });
  try {
    return await withLock(lock, { signal: options.signal, onWait }, async () => {
      const listing = await listFiles(access, reference, options.signal);
      const files = chooseFiles(reference, listing, options.dtype);
      return await fetchInto(access, repository, reference, listing.commit, files, options);
    });
  } catch (error) {
    throw asMotifError(error, cacheFolder);
  }
}

function chooseFiles(reference: HubReference, listing: HubListing, dtype: Dtype): HubFile[] {
  const byPath = new Map(listing.files.map((file) => [file.path, file]));
  const names = new Set(byPath.keys());
  const offered = dtypesAmong(names);
  if (!offered.includes(dtype)) {
    const received =
      offered.length > 0 ? `a repository with ${offered.join(', ')}` : 'a repository without them';
    throw new MotifError(
      'model_unavailable',
      `Expected ONNX towers in ${dtype} in ${reference.id}, received ${received}`,
      {
        hint:
          offered.length > 0
            ? `Repeat with --dtype ${offered[0]}.`
            : 'Motif reads ONNX exports in the Hugging Face layout (onnx/vision_model.onnx, onnx/text_model.onnx).',
      },
    );
  }
  const { files, missing } = selectModelFiles(names, dtype);
  if (missing.length > 0) {
    const message = `Expected ${missing.join(', ')} in ${reference.id}, received a repository without it`;
    throw new MotifError('model_unavailable', message, {
      hint: 'Motif needs the settings and the tokenizer.json of the Hugging Face layout; choose another export.',
    });
  }
  return files.map((name) => byPath.get(name)!);
}

async function fetchInto(
  access: HubAccess,
  repository: string,
  reference: HubReference,
  commit: string,
  files: HubFile[],
  options: DownloadOptions,
): Promise<string> {
  const snapshot = path.join(repository, 'snapshots', commit);
  const total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const report = throttled(options.progress, total);
  const wanted: HubFile[] = [];
  let done = 0;
  for (const file of files) {
    if (await isWhole(path.join(snapshot, file.path), file, options.signal)) done += file.sizeBytes;
    else wanted.push(file);
  }
  report(done);
  await checkSpace(repository, wanted);
  for (const file of wanted) {
    const blob = path.join(repository, 'blobs', file.hash.hex);
    if (!(await isWhole(blob, file, options.signal))) {
      const url = fileAddress(access, reference.id, commit, file.path);
      const base = done;
      await transferFile(access, url, file, blob, {
        signal: options.signal,
        onBytes: (bytes) => report(base + bytes),
      });
    }
    done += file.sizeBytes;
    report(done);
  }
  // Graphs come last in the selection: a reader that looks in between sees no towers yet.
  for (const file of wanted)
    await place(path.join(repository, 'blobs', file.hash.hex), path.join(snapshot, file.path));
  await mkdir(snapshot, { recursive: true });
  await writeReference(repository, reference.revision ?? 'main', commit);
  return snapshot;
}

async function isWhole(filePath: string, file: HubFile, signal: AbortSignal | undefined): Promise<boolean> {
  const found = await stat(filePath).catch(() => undefined);
  return found?.isFile() === true && (await findFault(filePath, file, signal)) === undefined;
}

/**
 * Gives the blob its name in the model's folder: as a second name of the same file, which works without special
 * rights on every system and lets ONNX Runtime find weights beside their graph; as a copy where links are impossible.
 */
async function place(blob: string, target: string): Promise<void> {
  const aside = `${target}.motif-part`;
  await mkdir(path.dirname(target), { recursive: true });
  await rm(aside, { force: true });
  try {
    await link(blob, aside);
  } catch {
    await copyFile(blob, aside);
  }
  await rename(aside, target);
}

async function writeReference(repository: string, revision: string, commit: string): Promise<void> {
  if (isCommit(revision)) return;
  const file = path.join(repository, 'refs', ...revision.split('/'));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.motif-part`, commit);
  await rename(`${file}.motif-part`, file);
}

async function checkSpace(repository: string, files: HubFile[]): Promise<void> {
  await mkdir(repository, { recursive: true });
  const disk = await statfs(repository).catch(() => undefined);
  if (disk === undefined) return;
  const started = await Promise.all(
    files.map(async (file) => {
      const part = path.join(repository, 'blobs', `${file.hash.hex}.motif-part`);
      return (await stat(part).catch(() => undefined))?.size ?? 0;
    }),
  );
  const needed = files.reduce((sum, file, index) => sum + Math.max(0, file.sizeBytes - started[index]!), 0);
  const free = disk.bavail * disk.bsize;
  if (needed <= free) return;
  const [needMb, freeMb] = [needed, free].map((bytes) => Math.ceil(bytes / 1e6));
  throw new MotifError('store_failed', `Expected ${needMb} MB free for the model, received ${freeMb} MB`, {
    hint: 'Free space there, or set HF_HOME to a folder on another disk.',
    path: repository,
  });
}

/** At most ten reports a second, and the last one. */
function throttled(progress: DownloadOptions['progress'], total: number): (done: number) => void {
  let last = 0;
  return (done) => {
    const now = Date.now();
    if (progress === undefined || (done < total && now - last < 100)) return;
    last = now;
    progress({ stage: 'download', done, total, unit: 'bytes' });
  };
}

function asMotifError(error: unknown, cacheFolder: string): unknown {
  if (error instanceof MotifError || !(error instanceof Error)) return error;
  if (error.name === 'AbortError') {
    return new MotifError('cancelled', 'Cancelled before the download was finished', { cause: error });
  }
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  return new MotifError(
    'store_failed',
    `Expected a writable model folder, received ${code} from ${syscall}`,
    {
      hint: 'Set HF_HOME to a folder that you may write to and that has space.',
      path: cacheFolder,
      cause: error,
    },
  );
}
