import type { EncoderIdentity } from '../encoder/encoder.js';
import type { Asset, AssetFilter, FileProblem, WordMatch } from './assets.js';

export type AssetState = 'waiting' | 'encoded' | 'failed';

/** One file on disk as the last walk saw it. */
export interface FileRecord {
  path: string;
  sizeBytes: number;
  modifiedMs: number;
  /** Content hash once known; null while the file waits or when it could not be read. */
  assetId: string | null;
  problem: FileProblem | null;
}

export interface LedgerCounts {
  assets: number;
  files: number;
  /** Assets whose vector is stored. */
  encoded: number;
  /** Files that hold the same content as another. */
  copies: number;
  problems: number;
  tags: number;
}

/**
 * The truth about a library: which files there are, what they hold, what people said of them. Calls are synchronous
 * (SQLite in process); every change is durable when the call returns.
 */
export interface Ledger {
  identity(): EncoderIdentity | undefined;
  counts(): LedgerCounts;

  /** Folders that are indexed, absolute or relative to the root; `['.']` after init. */
  sources(): string[];
  addSource(path: string): void;

  file(path: string): FileRecord | undefined;
  problems(): FileProblem[];

  /** Returns the assets in the order of `ids`; unknown ids are left out. */
  assets(ids: readonly string[]): Asset[];
  /** Returns the asset that an id, an unambiguous id prefix (>= 4 digits) or a root-relative path names. */
  find(reference: string): Asset | undefined;
  encodedIds(): string[];

  /** Returns the ids that satisfy the filter, or undefined for an empty filter, which everything satisfies. */
  select(filter: AssetFilter): Set<string> | undefined;
  /**
   * Returns assets whose file name, folder, title, keywords or tags contain the words of `text`, best first.
   * Serves English (whole words and prefixes, plural folded) and Chinese (substrings of one character and more).
   */
  matchWords(text: string, options: { limit: number; within?: ReadonlySet<string> }): WordMatch[];
  /** Returns pairs of ids whose perceptual hashes differ in at most `maxBits` of 64. */
  nearDuplicates(maxBits: number): [string, string, number][];

  addTags(assetIds: readonly string[], tags: readonly string[]): number;
  removeTags(assetIds: readonly string[], tags: readonly string[]): number;
  tags(): { tag: string; count: number }[];

  close(): void;
}
