import type { Progress } from '../operation.js';
import type { Dtype } from './encoder.js';

/** One row of the table of known models. */
export interface KnownModel {
  alias: string;
  /** Hub id (`owner/name`) of an ONNX export in the Hugging Face layout; absent for the built-in model. */
  hubId?: string;
  /** Hub id of the original weights where nobody has published such an export: it works by folder, not by download. */
  originalWeights?: string;
  /** Commit on the hub, so that everyone gets the same files. */
  revision?: string;
  family: 'clip' | 'siglip' | 'siglip2' | 'chinese-clip' | 'motif-mini';
  dimensions: number;
  languages: string[];
  licence: string;
  /** Size of the int8 weights with tokenizer and settings, million bytes. */
  downloadMb: number;
  goodFor: string;
}

export interface InstalledModel {
  /** Alias, hub id or folder name. */
  id: string;
  folder: string;
  dtypes: Dtype[];
  bytes: number;
}

export interface ModelStore {
  known(): readonly KnownModel[];
  installed(): Promise<InstalledModel[]>;
  /** Returns the local folder of an alias, hub id or path; throws `model_unavailable` naming `motif models pull`. */
  resolve(model: string): Promise<{ id: string; folder: string; known?: KnownModel }>;
  /** Downloads a model (resumes, verifies) and returns its folder. */
  pull(
    model: string,
    options: { dtype?: Dtype; signal?: AbortSignal; progress?: (report: Progress) => void },
  ): Promise<InstalledModel>;
}
