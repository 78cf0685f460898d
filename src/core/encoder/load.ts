import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { MotifError } from '../errors.js';
import { findKnown } from './catalogue.js';
import type { Device, Dtype, Encoder } from './encoder.js';
import { familyRules, logitScaleOf, maxTokensOf } from './family.js';
import { preprocessingHash } from './identity.js';
import { hardlyKnownWords } from './known-words.js';
import { dtypes, graphFiles } from './model-files.js';
import { inspectModelFolder } from './model-folder.js';
import { type Graph, openGraph } from './onnx.js';
import { firstEdgePx, preprocessPixels, readPreprocessSettings } from './preprocess.js';
import { loadTokenizer } from './tokenizer.js';
import { encodeImageRows, encodeTextRows, type Towers } from './towers.js';

export interface LoadOptions {
  folder: string;
  /** What the model is called: alias, hub id or the folder's name. */
  modelId: string;
  /** Default fp32 where it is there, else what is there. */
  dtype?: Dtype | undefined;
  /** Default `auto`, which is the processor. */
  device?: Device | undefined;
  /** Threads of one inference; default the runtime's own choice. */
  threads?: number | undefined;
}

/**
 * Returns the encoder of a model folder in the Hugging Face layout. Reads settings only; each tower is loaded when it is
 * first needed. Throws `model_unavailable` where files are missing or broken, `invalid_input` for a dtype that is not there.
 */
export async function loadEncoder(options: LoadOptions): Promise<Encoder> {
  const { folder, modelId } = options;
  const found = await inspectModelFolder(folder);
  if (found === undefined) throw await incompleteFolder(folder);
  const { family, dimensions } = found;
  const dtype = chooseDtype(found.dtypes, options.dtype, modelId);
  const device = options.device === undefined || options.device === 'auto' ? 'cpu' : options.device;
  const graphs = graphFiles(await fileNames(folder), dtype)!;
  const config = await readSettings(folder, 'config.json');
  const rules = familyRules[family];
  const preprocessing = readPreprocessSettings(await readSettings(folder, 'preprocessor_config.json'), {
    padsToSquare: rules.padsToSquare,
    file: path.join(folder, 'preprocessor_config.json'),
  });
  const shrinksToPx = firstEdgePx(preprocessing);
  const maxTokens = maxTokensOf(family, config);
  const opened = new Map<string, Promise<Graph>>();
  const graph = (name: string) =>
    once(opened, name, () => openGraph(path.join(folder, name), { device, threads: options.threads }));
  const tokenizers = new Map<string, ReturnType<typeof loadTokenizer>>();
  // int8 graphs scale a whole batch by its largest value, so that one row would change the others: one row a run. The
  // built-in model's weights are widened when loaded and know no such scale.
  const isBatchSensitive = dtype === 'int8' && family !== 'motif-mini';
  const towers: Towers = {
    imageGraph: () => graph(graphs.image),
    textGraph: () => graph(graphs.text),
    tokenizer: () =>
      once(tokenizers, folder, async () =>
        loadTokenizer(
          {
            tokenizer: await readSettings(folder, 'tokenizer.json'),
            config: await readSettings(folder, 'tokenizer_config.json', {}),
            maxTokens,
            lowerCase: rules.lowerCase,
          },
          path.join(folder, 'tokenizer.json'),
        ),
      ),
    rules,
    dimensions,
    imageSizePx: preprocessing.sizePx,
    maxTokens,
    maxBatch: isBatchSensitive ? { images: 1, texts: 1 } : { images: 16, texts: 64 },
  };
  const goodFor = findKnown(modelId)?.goodFor;
  return {
    identity: {
      modelId,
      dimensions,
      preprocessingHash: await preprocessingHash(folder, [...new Set(Object.values(graphs))]),
    },
    card: {
      family,
      imageSizePx: preprocessing.sizePx,
      maxTokens,
      logitScale: logitScaleOf(family, config),
      ...(goodFor === undefined ? {} : { goodFor }),
      dtype,
      device,
      folder,
    },
    ...(shrinksToPx === undefined ? {} : { shrinksToPx }),
    preprocess: async (pixels) => preprocessPixels(pixels, preprocessing),
    encodeImages: (batch, signal) => encodeImageRows(towers, batch, signal),
    encodeTexts: (texts, signal) => encodeTextRows(towers, texts, signal),
    ...(rules.knowsItsWords
      ? { unknownWords: async (text: string) => hardlyKnownWords(text, await towers.tokenizer()) }
      : {}),
    async close() {
      const open = [...opened.values()];
      opened.clear();
      for (const loaded of open)
        await loaded.then(
          (whole) => whole.close(),
          () => undefined,
        );
    },
  };
}

/** Returns what `make` returned the first time for `key`; a failure is forgotten so that the next call tries again. */
function once<Value>(
  made: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  made.set(key, value);
  value.catch(() => made.delete(key));
  return value;
}

function chooseDtype(present: readonly Dtype[], wanted: Dtype | undefined, modelId: string): Dtype {
  if (wanted === undefined) return dtypes.find((dtype) => present.includes(dtype))!;
  if (present.includes(wanted)) return wanted;
  throw new MotifError(
    'invalid_input',
    `Expected dtype ${present.join(' or ')} for ${modelId}, received ${wanted}`,
    {
      hint: `Leave --dtype out, or get it with \`motif models pull ${modelId} --dtype ${wanted}\`.`,
    },
  );
}

async function fileNames(folder: string): Promise<Set<string>> {
  const names = await readdir(path.join(folder, 'onnx')).catch(() => [] as string[]);
  return new Set(names.map((name) => `onnx/${name}`));
}

async function readSettings(
  folder: string,
  name: string,
  otherwise?: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const file = path.join(folder, name);
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
    throw new TypeError('not an object');
  } catch (cause) {
    if (otherwise !== undefined && (cause as { code?: unknown }).code === 'ENOENT') return otherwise;
    throw new MotifError(
      'model_unavailable',
      `Expected readable JSON in ${name} of the model, received none`,
      {
        hint: 'Pull the model again with `motif models pull`, or copy its folder again.',
        path: file,
        cause,
      },
    );
  }
}

/** Returns the error that says what a folder lacks. */
async function incompleteFolder(folder: string): Promise<MotifError> {
  const config = await readSettings(folder, 'config.json').catch((error: MotifError) => error);
  if (config instanceof MotifError) return config;
  return new MotifError(
    'model_unavailable',
    `Expected a whole CLIP, SigLIP, SigLIP 2 or Chinese-CLIP model in the folder, received a model of type ${String(config.model_type)} that lacks files or that Motif does not read`,
    {
      hint: 'It needs config.json, tokenizer.json, onnx/vision_model.onnx and onnx/text_model.onnx (or onnx/model.onnx).',
      path: folder,
    },
  );
}
