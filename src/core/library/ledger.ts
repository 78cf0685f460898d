import type { EncoderIdentity } from '../encoder/encoder.js';
import type { Asset, AssetFilter, FileProblem, PaletteColour, WordMatch } from './assets.js';
import type { Boards } from './boards.js';
import type { Brands } from './brands.js';
import type { Concepts } from './concepts.js';
import type { EvaluationRuns } from './evaluation-runs.js';
import type { SavedQueries } from './saved-queries.js';
import type { Thumbs } from './thumbs.js';
import type { Change } from './undo.js';

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
  /** Returns the palette of every encoded asset. */
  palettes(): Iterable<{ id: string; palette: PaletteColour[] }>;
  /** Returns width divided by height of every encoded asset. */
  ratios(): Map<string, number>;
  /** Returns how many assets look photographed rather than drawn; reads every asset's measures. */
  countPhotographs(): number;
  /** Returns the ids of encoded assets, last taken (or else last modified) first; with `within`, only those. */
  newest(options: { limit: number; within?: ReadonlySet<string> }): string[];

  /**
   * Returns the ids that satisfy the filter, or undefined for an empty filter, which everything satisfies. Throws `not_found`
   * for a board that does not exist.
   */
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

  readonly concepts: Concepts;

  readonly savedQueries: SavedQueries;
  readonly boards: Boards;
  readonly brands: Brands;
  readonly thumbs: Thumbs;
  readonly evaluationRuns: EvaluationRuns;

  /** Runs `work` as one change of what people made, which `undo` takes back whole. */
  change<Result>(label: string, work: () => Result): Result;
  /** Returns the changes that can be taken back, the last first. */
  changes(): Change[];
  /** Takes back the last change and returns it, or undefined where there is none. */
  undo(): Change | undefined;

  close(): void;
}

/** What ingest found out about a picture it saw for the first time. */
export interface NewAsset extends Omit<Asset, 'paths' | 'modifiedMs' | 'tags'> {
  path: string;
  sizeBytes: number;
  modifiedMs: number;
}

/** The changes that ingest makes; only the holder of the writer lease calls them. */
export interface LedgerWriter extends Ledger {
  setIdentity(identity: EncoderIdentity): void;
  /** Starts a run and returns its number; files not seen in it are gone. */
  beginRun(): number;
  /** Records that unchanged files are still there. */
  keepFiles(paths: readonly string[], run: number): void;
  /** Records files whose content is already an encoded asset: copies and moves. */
  putFiles(
    files: readonly { path: string; sizeBytes: number; modifiedMs: number; assetId: string }[],
    run: number,
  ): void;
  /** Records pictures whose vectors have just become durable, with their files. */
  putAssets(assets: readonly NewAsset[], run: number): void;
  putProblem(
    file: { path: string; sizeBytes: number; modifiedMs: number },
    problem: FileProblem,
    run: number,
  ): void;
  hasEncoded(assetId: string): boolean;
  /** Keeps what is known below a folder (root-relative, `.` for all) that could not be entered in this run. */
  keepFolder(folder: string, run: number): void;
  /**
   * Removes the files below `sources` (root-relative folders) that run `run` did not see, then the assets that no file
   * holds; their tags stay. Returns the asset of each file that went (null for a file that never was one) and the
   * assets that went.
   */
  removeUnseen(run: number, sources: readonly string[]): { files: (string | null)[]; assetIds: string[] };
  /** Makes assets whose vector is lost wait for the next run: their files count as changed. */
  forgetVectors(assetIds: readonly string[]): void;
}
