import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { MotifError } from '../errors.js';
import { shippedPath } from '../package-folder.js';
import { currentReach } from '../reach.js';
import { builtInAlias, findKnown, type HubReference, knownModels, parseHubReference } from './catalogue.js';
import type { Dtype } from './encoder.js';
import { type HubTiming, hubAccess, isOffline } from './hub/access.js';
import {
  cachedRepositories,
  type Environment,
  hubCacheFolder,
  repositoryFolder,
  snapshotFolder,
} from './hub/cache.js';
import { inspectModelFolder } from './model-folder.js';
import type { InstalledModel, KnownModel, ModelStore } from './models.js';

export interface ModelStoreOptions {
  /** Folder from which relative model paths count; default the working directory. */
  dir?: string | undefined;
  /** Where HF_ENDPOINT, HF_HOME, HF_TOKEN, the offline switches and the proxies are read; default `process.env`. */
  env?: Environment | undefined;
  timing?: HubTiming | undefined;
}

/**
 * Returns the models of this machine: the built-in one, those in the hub's cache (also when another tool put them
 * there) and any folder by its path.
 */
export function createModelStore(options: ModelStoreOptions = {}): ModelStore {
  const env = options.env ?? process.env;
  const cacheFolder = hubCacheFolder(env);
  const absolute = (folder: string) => path.resolve(options.dir ?? '.', folder);

  async function resolve(model: string) {
    const known = findKnown(model);
    if (known?.alias === builtInAlias) return { id: known.alias, folder: builtInFolder(), known };
    const reach = currentReach();
    if (known === undefined && reach !== undefined && isWrittenAsFolder(model))
      throw folderBeyondReach(model);
    const asFolder =
      known === undefined && reach === undefined ? await modelFolderAt(absolute(model), model) : undefined;
    if (asFolder !== undefined) return { id: path.basename(asFolder), folder: asFolder };
    const reference = hubReference(model, known);
    const folder = await findInCache(cacheFolder, reference, known);
    if (folder === undefined) throw notDownloaded(model, known);
    return { id: known?.alias ?? model, folder, ...(known === undefined ? {} : { known }) };
  }

  async function describe(model: string): Promise<InstalledModel> {
    const { id, folder } = await resolve(model);
    const found = await inspectModelFolder(folder);
    if (found === undefined) throw unreadableFolder(folder);
    return { id, folder, dtypes: found.dtypes, bytes: found.bytes };
  }

  return {
    known: () => knownModels,
    resolve,

    async installed() {
      const models = [await describe(builtInAlias)];
      for (const id of await cachedRepositories(cacheFolder)) {
        const name = findKnown(id)?.alias ?? id;
        const found = await describe(name).catch(ignoreMissing);
        if (found !== undefined) models.push(found);
      }
      return models;
    },

    async pull(model, pullOptions) {
      const known = findKnown(model);
      if (known?.alias === builtInAlias) return describe(model);
      const reference = hubReference(model, known);
      const dtype: Dtype = pullOptions.dtype ?? 'int8';
      if (isOffline(env)) {
        const present = await describe(model).catch(ignoreMissing);
        if (present?.dtypes.includes(dtype)) return present;
        throw new MotifError(
          'model_unavailable',
          `Expected a network for downloading ${model}, received offline mode`,
          {
            hint: 'Unset HF_HUB_OFFLINE and TRANSFORMERS_OFFLINE, or copy the model here and give its folder.',
          },
        );
      }
      const { downloadModel } = await import('./hub/download.js');
      const access = await hubAccess(env, options.timing);
      const { signal, progress } = pullOptions;
      const folder = await downloadModel(access, cacheFolder, reference, { dtype, signal, progress });
      const found = await inspectModelFolder(folder);
      if (!found?.dtypes.includes(dtype)) throw unreadableFolder(folder);
      return { id: known?.alias ?? model, folder, dtypes: found.dtypes, bytes: found.bytes };
    },
  };
}

/** Returns the folder of the built-in model. */
function builtInFolder(): string {
  return path.dirname(shippedPath(path.join('models', 'mini', 'config.json')));
}

/** Returns `folder` when it holds a model's settings; an existing folder without them is an error when it was meant. */
async function modelFolderAt(folder: string, asWritten: string): Promise<string | undefined> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() && existsSync(path.join(folder, 'config.json'))) return folder;
  if (!isWrittenAsFolder(asWritten)) return undefined;
  if (found?.isDirectory()) throw unreadableFolder(folder);
  throw new MotifError(
    'not_found',
    `Expected a model folder at ${folder}, received ${found ? 'a file' : 'nothing'}`,
    {
      hint: 'Give the folder that holds config.json, tokenizer.json and onnx/.',
      path: folder,
    },
  );
}

function isWrittenAsFolder(model: string): boolean {
  return path.isAbsolute(model) || /^\.{1,2}([/\\]|$)/.test(model) || model.includes('\\');
}

function folderBeyondReach(model: string): MotifError {
  return new MotifError('unauthorised', `Expected the name of a model, received the folder "${model}"`, {
    hint: 'Those whom a library is served to name models by alias or hub id.',
    path: model,
  });
}

function hubReference(model: string, known: KnownModel | undefined): HubReference {
  if (known?.hubId !== undefined) {
    return known.revision === undefined ? { id: known.hubId } : { id: known.hubId, revision: known.revision };
  }
  if (known !== undefined) throw withoutExport(known);
  const reference = parseHubReference(model);
  if (reference !== undefined) return reference;
  const aliases = knownModels.map(({ alias }) => alias).join(', ');
  throw new MotifError('not_found', `Expected a model name, hub id or folder, received "${model}"`, {
    hint: `Names: ${aliases}. Hub ids are written owner/name, folders ./like/this.`,
  });
}

async function findInCache(
  cacheFolder: string,
  reference: HubReference,
  known: KnownModel | undefined,
): Promise<string | undefined> {
  const repository = repositoryFolder(cacheFolder, reference.id);
  // Another tool may have fetched the model's newest state rather than the commit that the alias names.
  const revisions = [reference.revision ?? 'main', ...(known === undefined ? [] : ['main'])];
  for (const revision of revisions) {
    const folder = await snapshotFolder(repository, revision);
    if (folder !== undefined && (await inspectModelFolder(folder)) !== undefined) return folder;
  }
  return undefined;
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof MotifError && ['model_unavailable', 'not_found'].includes(error.code))
    return undefined;
  throw error;
}

function notDownloaded(model: string, known: KnownModel | undefined): MotifError {
  const size = known === undefined ? '' : ` (about ${known.downloadMb} MB)`;
  return new MotifError(
    'model_unavailable',
    `Expected model ${model} on this machine, received no whole copy of it`,
    {
      hint: `Run \`motif models pull ${model}\`${size}, or use the built-in model: --model ${builtInAlias}.`,
    },
  );
}

function withoutExport(known: KnownModel): MotifError {
  return new MotifError(
    'model_unavailable',
    `Expected an ONNX export of ${known.alias} on the hub, received none that Motif reads`,
    {
      hint: `Export ${known.originalWeights} to ONNX in the Hugging Face layout and give its folder: --model ./folder.`,
    },
  );
}

function unreadableFolder(folder: string): MotifError {
  return new MotifError(
    'model_unavailable',
    'Expected a whole model in the folder, received one without settings, tokenizer or towers',
    {
      hint: 'It needs config.json, tokenizer.json, onnx/vision_model.onnx and onnx/text_model.onnx (or onnx/model.onnx).',
      path: folder,
    },
  );
}
