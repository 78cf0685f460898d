import type { Device, Dtype, Encoder } from './encoder/encoder.js';
import type { ModelStore } from './encoder/models.js';
import type { Library } from './library/library.js';

export interface MotifOptions {
  /** Where to look for a library, upwards like git; default the working directory. */
  dir?: string;
  /** Alias, hub id or folder of the model; default what the library was made with, or `mini`. */
  model?: string;
  dtype?: Dtype;
  device?: Device;
  /** Threads of one inference; default the number of cores. */
  threads?: number;
  /** Environment for HF_ENDPOINT, HF_HOME, HF_TOKEN, HF_HUB_OFFLINE, proxies; default `process.env`. */
  env?: Record<string, string | undefined>;
}

/** Everything hangs off this object; nothing in Motif keeps state in a module. */
export interface Motif {
  readonly options: Readonly<MotifOptions>;
  readonly models: ModelStore;
  /** Returns the encoder, loaded once: of the library where there is one, otherwise of the options. */
  encoder(): Promise<Encoder>;
  /** Returns the library found upwards from `dir`; throws `not_found` with the `motif init` hint where there is none. */
  library(): Promise<Library>;
  /** Creates `.motif/` in `dir` and returns the open library; throws `conflict` where one exists. */
  createLibrary(): Promise<Library>;
  close(): Promise<void>;
}
