import type { EncoderIdentity } from '../encoder/encoder.js';
import type { Ledger } from './ledger.js';
import type { VectorStore } from './vectors.js';

/** An open `.motif/` folder: the ledger (the truth) and the vectors (derived). */
export interface Library {
  /** Absolute path of the folder that holds `.motif/`. */
  readonly root: string;
  readonly identity: EncoderIdentity;
  readonly ledger: Ledger;
  readonly vectors: VectorStore;
  /** What the same pictures look like without any model (see looks.ts), by the same ids. */
  readonly looks: VectorStore;
  /** Returns the absolute path of an asset's thumbnail (WebP), which may not exist yet. */
  thumbnailPath(assetId: string): string;
  /** Returns the absolute path of a file inside `.motif/` that can be made again from the rest. */
  derivedPath(name: string): string;
  close(): Promise<void>;
}
