import type { Encoder } from '../encoder/encoder.js';
import { throwIfCancelled } from '../errors.js';
import { createBatchSizer } from './batch-sizer.js';
import type { IngestSummary, Outcome } from './ingest.js';
import type { WritableLibrary } from './open-library.js';
import type { PreparedPicture } from './prepare.js';
import type { FoundFile } from './walk.js';

/** Vectors wait for one commit until there are this many, or the first has waited this long. */
const commitAssets = 512;
const commitAfterMs = 2000;
const mostBatch = 16;

/** The last stage of ingest: pictures become vectors in batches, vectors and ledger rows become durable together. */
export interface Delivery {
  /** Finished pictures worth holding ready, so that a batch never waits for decoding. */
  readonly lookAhead: number;
  /** Returns true for the first file with this content; the others are its copies and need no decoding. */
  claim(assetId: string): boolean;
  put(outcome: Outcome, signal?: AbortSignal): Promise<void>;
  finish(signal?: AbortSignal): Promise<void>;
  /** Returns once nothing is on its way to the disk any more, whatever became of it. */
  settle(): Promise<void>;
  delivered(): number;
  /** Takes the asset of each file that disappeared and counts those that reappeared elsewhere as moves. */
  countMoves(gone: readonly (string | null)[]): void;
}

interface KnownFile {
  file: FoundFile;
  assetId: string;
  isUpdate: boolean;
}

/** Returns the delivery into `library` for run `run`; it counts into `summary`. */
export function createDelivery(
  library: WritableLibrary,
  encoder: Encoder,
  run: number,
  summary: IngestSummary,
): Delivery {
  const { ledger, vectors, looks } = library;
  const sizer = createBatchSizer(mostBatch);
  const claimed = new Set<string>();
  const failures = new Map<string, string>();
  const arrivals = new Map<string, number>();
  let batch: PreparedPicture[] = [];
  let encoded: { picture: PreparedPicture; vector: Float32Array }[] = [];
  let firstEncodedAt = 0;
  let known: KnownFile[] = [];
  let copiesOfWaiting: KnownFile[] = [];
  let delivered = 0;
  /** The commit that is on its way to the disk, while further pictures are encoded. */
  let committing: Promise<void> = Promise.resolve();

  async function encodeBatch(signal: AbortSignal | undefined): Promise<void> {
    if (batch.length === 0) return;
    const pictures = batch;
    batch = [];
    const size = pictures[0]!.input.length;
    const values = new Float32Array(pictures.length * size);
    pictures.forEach((picture, index) => void values.set(picture.input, index * size));
    const started = performance.now();
    const matrix = await encoder.encodeImages({ values, count: pictures.length }, signal);
    sizer.record(pictures.length, performance.now() - started);
    if (encoded.length === 0) firstEncodedAt = performance.now();
    const { dimensions } = vectors;
    pictures.forEach((picture, index) => {
      encoded.push({ picture, vector: matrix.subarray(index * dimensions, (index + 1) * dimensions) });
    });
    summary.encoded += pictures.length;
    if (encoded.length >= commitAssets || performance.now() - firstEncodedAt > commitAfterMs)
      await beginCommit();
  }

  /** Returns once the commit before has ended, so that no more than two commits' pictures are held. */
  async function beginCommit(): Promise<void> {
    await committing;
    committing = commit();
    // Whoever waits next receives the failure; until then it is not an unhandled one.
    committing.catch(() => undefined);
  }

  /** Vectors first: an asset is in the ledger only when its vector is on the disk. */
  async function commit(): Promise<void> {
    const ready = encoded;
    encoded = [];
    if (ready.length > 0) {
      const ids = ready.map(({ picture }) => picture.asset.id);
      // Both wait for the disk most of the time.
      await Promise.all([
        vectors.add(ids, rows(ready.map(({ vector }) => vector))),
        looks.add(ids, rows(ready.map(({ picture }) => picture.looks))),
      ]);
      ledger.putAssets(
        ready.map(({ picture }) => picture.asset),
        run,
      );
      for (const { picture } of ready) claimed.delete(picture.asset.id);
      delivered += ready.length;
    }
    putKnown();
    const settled = copiesOfWaiting;
    copiesOfWaiting = [];
    for (const copy of settled) placeKnown(copy);
    putKnown();
  }

  function putKnown(): void {
    if (known.length === 0) return;
    ledger.putFiles(
      known.map(({ file, assetId }) => ({ ...file, assetId })),
      run,
    );
    delivered += known.length;
    known = [];
  }

  function placeKnown(entry: KnownFile): void {
    if (ledger.hasEncoded(entry.assetId)) known.push(entry);
    else if (failures.has(entry.assetId)) fail(entry.file, 'unreadable_media', failures.get(entry.assetId)!);
    else copiesOfWaiting.push(entry);
  }

  function fail(file: FoundFile, code: string, reason: string): void {
    const problem = { path: file.path, code, reason };
    ledger.putProblem(file, problem, run);
    summary.failed++;
    summary.problems.push(problem);
    delivered++;
  }

  return {
    lookAhead: 2 * mostBatch,

    claim(assetId) {
      if (claimed.has(assetId) || failures.has(assetId) || ledger.hasEncoded(assetId)) return false;
      claimed.add(assetId);
      return true;
    },

    async put(outcome, signal) {
      throwIfCancelled(signal);
      switch (outcome.kind) {
        case 'problem':
          if (outcome.assetId) {
            claimed.delete(outcome.assetId);
            failures.set(outcome.assetId, outcome.problem.reason);
          }
          fail(outcome.file, outcome.problem.code, outcome.problem.reason);
          return;
        case 'known':
          if (outcome.isUpdate) summary.updated++;
          else arrivals.set(outcome.assetId, (arrivals.get(outcome.assetId) ?? 0) + 1);
          placeKnown(outcome);
          if (known.length >= commitAssets) putKnown();
          return;
        case 'picture':
          if (outcome.isUpdate) summary.updated++;
          else summary.added++;
          batch.push(outcome.picture);
          if (batch.length >= sizer.size()) await encodeBatch(signal);
      }
    },

    async finish(signal) {
      throwIfCancelled(signal);
      await encodeBatch(signal);
      await committing;
      await commit();
    },

    settle: () => committing.catch(() => undefined),

    delivered: () => delivered,

    countMoves(gone) {
      const left = new Map<string, number>();
      for (const assetId of gone) if (assetId) left.set(assetId, (left.get(assetId) ?? 0) + 1);
      for (const [assetId, count] of arrivals) {
        const moved = Math.min(count, left.get(assetId) ?? 0);
        summary.moved += moved;
        summary.copies += count - moved;
        summary.added += count - moved;
      }
      summary.removed = gone.length - summary.moved;
    },
  };
}

/** Returns vectors of one length as the rows of a matrix. */
function rows(vectors: readonly Float32Array[]): Float32Array {
  const dimensions = vectors[0]!.length;
  const matrix = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, index) => void matrix.set(vector, index * dimensions));
  return matrix;
}
