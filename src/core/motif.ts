import path from 'node:path';
import type { CalibrationCard } from './calibration/card.js';
import { builtInAlias, findKnown } from './encoder/catalogue.js';
import type { Device, Dtype, Encoder } from './encoder/encoder.js';
import { createModelStore } from './encoder/model-store.js';
import type { ModelStore } from './encoder/models.js';
import { MotifError } from './errors.js';
import type { StyleLexicon } from './lexicon/styles.js';
import type { WritableLibrary } from './library/open-library.js';
import { beyondReach } from './reach.js';

export interface MotifOptions {
  /** Where to look for a library, upwards like git; default the working directory. */
  dir?: string;
  /** Alias, hub id or folder of the model; default what the library was made with, or `mini`. */
  model?: string;
  dtype?: Dtype;
  device?: Device;
  /** Threads of one inference; default the number of cores. */
  threads?: number;
  /** Folder with styles and axes of one's own, in place of those of the same id that come with Motif. */
  lexicon?: string;
  /** Name of an adapter of the library, by which texts are read as a market means them; see `adapt fit`. */
  locale?: string;
  /** Environment for HF_ENDPOINT, HF_HOME, HF_TOKEN, HF_HUB_OFFLINE, proxies; default `process.env`. */
  env?: Record<string, string | undefined>;
}

/** Everything hangs off this object; nothing in Motif keeps state in a module. */
export interface Motif {
  readonly options: Readonly<MotifOptions>;
  readonly models: ModelStore;
  /** Returns the encoder, loaded once: of the library where there is one, otherwise of the options. */
  encoder(): Promise<Encoder>;
  /** Returns the calibration card of that encoder's vectors, loaded once; undefined where none was made. */
  calibration(): Promise<CalibrationCard | undefined>;
  /** Returns the styles and axes that come with Motif and those of `lexicon`, read once. */
  lexicon(): Promise<StyleLexicon>;
  /** Returns the library found upwards from `dir`; throws `not_found` with the `motif init` hint where there is none. */
  library(): Promise<WritableLibrary>;
  /**
   * Creates `.motif/` in `dir` and returns the open library; throws `conflict` where one exists. With `replaceModel` the
   * library that exists keeps tags and folders, takes the model of the options, and its pictures wait to be indexed.
   * `sources` are the folders that it reads, relative to `dir`; default all of `dir`.
   */
  createLibrary(options?: { replaceModel?: boolean; sources?: readonly string[] }): Promise<WritableLibrary>;
  close(): Promise<void>;
}

/**
 * Returns a Motif for a folder: the only place where its parts are wired. Nothing is read or loaded before it is asked
 * for; each part is loaded once however many ask, and again after a failure.
 */
export async function openMotif(options: MotifOptions = {}): Promise<Motif> {
  const dir = path.resolve(options.dir ?? '.');
  const models = createModelStore({ dir, env: options.env });
  const encoder = once(async () => {
    const { findLibraryRoot } = await import('./library/open-library.js');
    if (options.locale !== undefined) return adapted(models, options, await library.get(), options.locale);
    return findLibraryRoot(dir) === undefined
      ? loadModel(models, options, options.model ?? builtInAlias)
      : loadModelOfLibrary(models, options, await library.get());
  });
  const calibration = once(async () => {
    const { card, identity } = await encoder.get();
    const { readCard } = await import('./calibration/card.js');
    return card.folder === undefined ? undefined : readCard(card.folder, identity);
  });
  const lexicon = once(async () => {
    const { readStyleLexicon } = await import('./lexicon/styles.js');
    return readStyleLexicon(options.lexicon === undefined ? undefined : path.resolve(dir, options.lexicon));
  });
  const library = once(async () => {
    const { findLibraryRoot, openLibrary } = await import('./library/open-library.js');
    const root = findLibraryRoot(dir);
    if (root !== undefined) return openLibrary(root);
    throw new MotifError('not_found', `Expected a library in ${dir} or above it, received none`, {
      hint: 'Run `motif index` in the folder that holds your pictures, or give it with --dir.',
      path: dir,
    });
  });

  async function closeParts(): Promise<void> {
    const [openEncoder, openLibrary] = [encoder.release(), library.release()];
    void calibration.release();
    await (await openEncoder)?.close();
    await (await openLibrary)?.close();
  }

  return {
    options: { ...options, dir },
    models,
    encoder: encoder.get,
    calibration: calibration.get,
    lexicon: lexicon.get,
    library: library.get,
    async createLibrary({ replaceModel = false, sources } = {}) {
      const { createLibrary, findLibraryRoot } = await import('./library/open-library.js');
      const root = replaceModel ? findLibraryRoot(dir) : undefined;
      // The model first: a missing one must not leave a library without vectors behind.
      const loaded = await loadModel(models, options, options.model ?? builtInAlias);
      await closeParts();
      encoder.set(loaded);
      if (root === undefined) return library.set(await createLibrary(dir, loaded.identity, sources));
      const { replaceModelOf } = await import('./library/replace-model.js');
      return library.set(await replaceModelOf(root, loaded.identity));
    },
    close: closeParts,
  };
}

/** A part that is loaded at the first request and shared from then on; a failure is not kept. */
function once<Part>(load: () => Promise<Part>) {
  let loading: Promise<Part> | undefined;
  return {
    get(): Promise<Part> {
      if (loading !== undefined) return loading;
      const started = beyondReach(load);
      loading = started;
      started.catch(() => {
        if (loading === started) loading = undefined;
      });
      return started;
    },
    set(part: Part): Part {
      loading = Promise.resolve(part);
      return part;
    },
    /** Forgets the part and returns it when it was loaded. */
    release(): Promise<Part | undefined> {
      const released = loading?.catch(() => undefined) ?? Promise.resolve(undefined);
      loading = undefined;
      return released;
    },
  };
}

async function loadModel(
  models: ModelStore,
  options: MotifOptions,
  model: string,
  dtype = options.dtype,
): Promise<Encoder> {
  const { id, folder } = await models.resolve(model);
  const { loadEncoder } = await import('./encoder/load.js');
  const { device, threads } = options;
  return loadEncoder({
    folder,
    modelId: id,
    ...(dtype === undefined ? {} : { dtype }),
    ...(device === undefined ? {} : { device }),
    ...(threads === undefined ? {} : { threads }),
  });
}

/** Returns the library's encoder with its texts read as the adapter of that name says. */
async function adapted(
  models: ModelStore,
  options: MotifOptions,
  library: WritableLibrary,
  locale: string,
): Promise<Encoder> {
  const { adaptEncoder, readAdapter } = await import('./adapt/adapter.js');
  // The adapter first: a wrong name is clear before a model is loaded.
  const adapter = await readAdapter(library, locale);
  return adaptEncoder(await loadModelOfLibrary(models, options, library), adapter);
}

/** Returns the encoder that made the library's vectors; throws `model_mismatch` when another one is asked for. */
async function loadModelOfLibrary(
  models: ModelStore,
  options: MotifOptions,
  library: WritableLibrary,
): Promise<Encoder> {
  const { assertSameEncoder } = await import('./library/open-library.js');
  const own = library.identity;
  const asked = options.model === undefined ? undefined : (findKnown(options.model)?.alias ?? options.model);
  const isOtherKnown = asked !== undefined && asked !== own.modelId && findKnown(asked) !== undefined;
  // A known other model need not be on this machine for the answer to be clear.
  if (isOtherKnown) throw otherModel(library, asked);
  const model = options.model ?? own.modelId;
  const loaded = await loadModel(models, options, model).catch((error: unknown) => {
    throw options.model === undefined ? explainMissing(error, own.modelId) : error;
  });
  if (isSame(own, loaded.identity)) return loaded;
  await loaded.close();
  if (options.dtype === undefined) {
    const others = (await precisionsOf(models, model)).filter((dtype) => dtype !== loaded.card.dtype);
    for (const dtype of others) {
      const other = await loadModel(models, options, model, dtype);
      if (isSame(own, other.identity)) return other;
      await other.close();
    }
  }
  assertSameEncoder(library, loaded.identity, asked);
  return loaded;
}

async function precisionsOf(models: ModelStore, model: string): Promise<Dtype[]> {
  const { inspectModelFolder } = await import('./encoder/model-folder.js');
  return (await inspectModelFolder((await models.resolve(model)).folder))?.dtypes ?? [];
}

function isSame(one: Encoder['identity'], other: Encoder['identity']): boolean {
  return (
    one.modelId === other.modelId &&
    one.dimensions === other.dimensions &&
    one.preprocessingHash === other.preprocessingHash
  );
}

function otherModel(library: WritableLibrary, asked: string): MotifError {
  return new MotifError(
    'model_mismatch',
    `Expected ${library.identity.modelId} for this library, received ${asked}`,
    {
      hint: `Leave out --model, or index the pictures anew, tags are kept: motif init --force --model ${asked}, then motif index.`,
      path: library.root,
    },
  );
}

/** A library made with a model folder knows its name but not where it lies. */
function explainMissing(error: unknown, modelId: string): unknown {
  if (!(error instanceof MotifError) || error.code !== 'not_found') return error;
  return new MotifError(
    'model_unavailable',
    `Expected the library's model ${modelId} on this machine, received none of that name`,
    {
      hint: 'Give the folder of the model with --model, or as "model" in motif.config.json.',
      cause: error,
    },
  );
}
