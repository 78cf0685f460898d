import type { UnitVector } from '../vector.js';

export interface Neighbour {
  id: string;
  /** Exact cosine with the query, in [-1, 1], also when an approximate index found the candidate. */
  similarity: number;
}

/**
 * The vectors of a library: derived from the files, always rebuildable. One writer at a time, many readers. Adding
 * an id that is present is the caller's mistake; the ledger says what is present.
 */
export interface VectorStore {
  readonly dimensions: number;
  count(): Promise<number>;
  /** Appends vectors, row-major [ids.length x dimensions]; durable when the promise resolves. */
  add(ids: readonly string[], vectors: Float32Array): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  get(ids: readonly string[]): Promise<Map<string, UnitVector>>;
  /** Returns every id that has a vector. */
  ids(): Promise<Set<string>>;
  /** Returns the `limit` nearest ids, most similar first; with `within`, only among those ids. `query` need not have length 1. */
  nearest(
    query: Float32Array,
    options: { limit: number; within?: ReadonlySet<string> },
  ): Promise<Neighbour[]>;
  /** Compacts fragments and builds or extends the index when the size calls for it. */
  optimise(signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
