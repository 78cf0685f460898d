import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Encoder } from '../encoder/encoder.js';
import { MotifError, throwIfCancelled } from '../errors.js';
import type { Progress } from '../operation.js';
import type { FileProblem } from './assets.js';
import { createByteBudget } from './byte-budget.js';
import { type Content, createContentReader } from './content.js';
import { createDelivery } from './delivery.js';
import type { WritableLibrary } from './open-library.js';
import { assertSameEncoder } from './open-library.js';
import { type PreparedPicture, preparePicture } from './prepare.js';
import { mapConcurrently } from './stream.js';
import { type FoundFile, toLibraryPath, type WalkEvent, walkPictures } from './walk.js';

export interface IngestOptions {
  /** Folders to add to the library's sources first; absolute or relative to the root. */
  folders?: readonly string[];
  /** Reads files again that could not be read before, even if they have not changed. */
  retryFailed?: boolean;
  maxPixels?: number;
  signal?: AbortSignal;
  progress?: (report: Progress) => void;
}

export interface IngestSummary {
  /** Picture files found. */
  seen: number;
  added: number;
  /** Files whose content changed. */
  updated: number;
  /** Files found under a new name or in a new place; nothing was encoded for them. */
  moved: number;
  removed: number;
  unchanged: number;
  /** Files that hold the same content as another. */
  copies: number;
  failed: number;
  /** Pictures that went through the encoder. */
  encoded: number;
  seconds: number;
  problems: FileProblem[];
}

export type Outcome =
  | { kind: 'picture'; picture: PreparedPicture; isUpdate: boolean }
  | { kind: 'known'; file: FoundFile; assetId: string; isUpdate: boolean }
  | { kind: 'problem'; file: FoundFile; problem: FileProblem; assetId?: string };

/** Encoded files in memory at one time; pixels come on top, bounded by the number of workers. */
const bytesInFlight = 256 * 1024 ** 2;

/**
 * Brings the library up to date with its folders and returns what changed. Decoding runs ahead of the encoder; each
 * batch is durable and searchable before the next. Memory does not grow with the number of files. A file that cannot
 * be read is a problem in the result, not an error. Can be cancelled or killed at any point; the next run goes on.
 *
 * @throws MotifError `conflict` while another process writes, `model_mismatch` for another encoder, `cancelled`.
 */
export async function ingest(
  library: WritableLibrary,
  encoder: Encoder,
  options: IngestOptions = {},
): Promise<IngestSummary> {
  assertSameEncoder(library, encoder.identity);
  const lease = await library.beginWriting();
  try {
    return await run(library, encoder, options);
  } finally {
    lease.release();
  }
}

async function run(
  library: WritableLibrary,
  encoder: Encoder,
  options: IngestOptions,
): Promise<IngestSummary> {
  const started = performance.now();
  const { ledger } = library;
  const { signal } = options;
  for (const folder of options.folders ?? []) addSource(library, folder);
  const sources = ledger.sources();
  const runNumber = ledger.beginRun();
  const summary: IngestSummary = {
    seen: 0,
    added: 0,
    updated: 0,
    moved: 0,
    removed: 0,
    unchanged: 0,
    copies: 0,
    failed: 0,
    encoded: 0,
    seconds: 0,
    problems: [],
  };
  const delivery = createDelivery(library, encoder, runNumber, summary);
  const budget = createByteBudget(bytesInFlight);
  const reader = createContentReader();
  let walked = false;
  const report = () =>
    options.progress?.({
      stage: 'index',
      done: summary.unchanged + delivery.delivered(),
      unit: 'pictures',
      ...(walked ? { total: summary.seen } : {}),
    });

  async function* changedFiles(): AsyncGenerator<FoundFile> {
    let unchanged: string[] = [];
    for (const source of sources) {
      for await (const event of walkPictures(library.root, source, signal)) {
        const file = note(event);
        if (!file) continue;
        summary.seen++;
        const known = ledger.file(file.path);
        const isSame = known?.sizeBytes === file.sizeBytes && known.modifiedMs === file.modifiedMs;
        if (!isSame || (known.problem && options.retryFailed)) {
          yield file;
          continue;
        }
        if (known.problem) {
          summary.failed++;
          summary.problems.push(known.problem);
        } else {
          summary.unchanged++;
        }
        unchanged.push(file.path);
        if (unchanged.length >= 1000) {
          ledger.keepFiles(unchanged, runNumber);
          unchanged = [];
          report();
        }
      }
    }
    ledger.keepFiles(unchanged, runNumber);
    walked = true;
  }

  /** Records what the walk could not enter or stat, and returns the file where there is one. */
  function note(event: WalkEvent): FoundFile | undefined {
    if (event.kind === 'file') return event.file;
    summary.failed++;
    summary.problems.push(event.problem);
    // What lies in a folder that cannot be entered now (a disk that is not mounted) is not gone.
    ledger.keepFolder(event.problem.path, runNumber);
    ledger.putProblem({ path: event.problem.path, sizeBytes: -1, modifiedMs: 0 }, event.problem, runNumber);
    return undefined;
  }

  async function work(file: FoundFile): Promise<Outcome> {
    throwIfCancelled(signal);
    const giveBack = await budget.take(file.sizeBytes);
    let content: Content | undefined;
    let claimedId: string | undefined;
    try {
      const isUpdate = ledger.file(file.path)?.assetId != null;
      content = await reader.read(path.join(library.root, file.path));
      if (!delivery.claim(content.assetId))
        return { kind: 'known', file, assetId: content.assetId, isUpdate };
      claimedId = content.assetId;
      const thumbnailFile = library.thumbnailPath(content.assetId);
      const { maxPixels } = options;
      const picture = await preparePicture(file, content, encoder, { thumbnailFile, maxPixels, signal });
      return { kind: 'picture', picture, isUpdate };
    } catch (error) {
      return {
        kind: 'problem',
        file,
        problem: problemOf(file, error),
        ...(claimedId ? { assetId: claimedId } : {}),
      };
    } finally {
      content?.release();
      giveBack();
    }
  }

  report();
  // Twice as many as decode at a time, so that decoding goes on while others are read, measured and written.
  const workers = Math.max(8, availableParallelism() * 2);
  try {
    for await (const outcome of mapConcurrently(changedFiles(), workers, delivery.lookAhead, work)) {
      await delivery.put(outcome, signal);
      report();
    }
    await delivery.finish(signal);
  } finally {
    // A run that ends early must not leave a commit behind that writes into a closed library.
    await delivery.settle();
  }
  walked = true;
  report();

  const gone = ledger.removeUnseen(runNumber, sources);
  delivery.countMoves(gone.files);
  const stores = [library.vectors, library.looks];
  await Promise.all(stores.map((store) => store.remove(gone.assetIds)));
  await Promise.all(gone.assetIds.map((id) => rm(library.thumbnailPath(id), { force: true })));
  if (summary.encoded > 0 || gone.assetIds.length > 0) {
    options.progress?.({ stage: 'tidy', done: 0, total: 1 });
    await Promise.all(stores.map((store) => store.optimise(signal)));
  }
  summary.seconds = (performance.now() - started) / 1000;
  return summary;
}

/** Sources are kept relative to the root, so that a library can be moved with its pictures. */
function addSource(library: WritableLibrary, folder: string): void {
  const source = toLibraryPath(library.root, path.resolve(library.root, folder));
  const covered = library.ledger.sources().some((known) => {
    return known === source || (known === '.' && !source.startsWith('..')) || source.startsWith(`${known}/`);
  });
  if (!covered) library.ledger.addSource(source);
}

/** Cancelling is the end of the run; anything else that a file does is the file's problem. */
function problemOf(file: FoundFile, error: unknown): FileProblem {
  if (error instanceof MotifError) {
    if (error.code === 'cancelled' || error.code === 'store_failed') throw error;
    return { path: file.path, code: error.code, reason: error.message };
  }
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EROFS' || code === 'EDQUOT') {
    throw new MotifError('store_failed', `Expected room to write in .motif, received ${code}`, {
      hint: 'Make room on the disk and run motif index again; it goes on where it stopped.',
      cause: error,
    });
  }
  if (code === undefined) throw error;
  return { path: file.path, code: 'unreadable_media', reason: `The file could not be read (${code})` };
}
