import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Encoder } from '../src/core/encoder/encoder.js';
import { loadEncoder } from '../src/core/encoder/load.js';
import { createModelStore } from '../src/core/encoder/model-store.js';
import { decodeImage } from '../src/core/image.js';
import { dot, unitRow } from '../src/core/vector.js';
import type { Figure } from './figures.js';
import { writePhotographs } from './photographs.js';

export interface BenchEncodeOptions {
  /** Folder of a CLIP that both pipelines read in fp32; default the test model beside the project, else clip-b32. */
  model?: string;
  pictures?: number;
  rounds?: number;
  /** Threads of the runtime, the same for both. */
  threads?: number;
}

type Encode = (files: readonly string[]) => Promise<Float32Array>;

/** Pictures that are decoded and encoded together, the same for both. */
const batchSize = 4;

/**
 * Returns pictures per second from JPEG files of 12 million pixels to vectors, through Motif and through transformers.js
 * in the same process, with the same model, files, batches and threads: medians of rounds that alternate.
 */
export async function benchEncode(options: BenchEncodeOptions = {}): Promise<Figure[]> {
  const { pictures = 16, rounds = 5, threads = 1 } = options;
  const model = path.resolve(options.model ?? (await defaultModel()));
  const { folder, files } = await writePhotographs({ count: pictures, widthPx: 4000, heightPx: 3000 });
  const encoder = await loadEncoder({ folder: model, modelId: path.basename(model), dtype: 'fp32', threads });
  try {
    const pipelines: { name: string; encode: Encode; rates: number[] }[] = [
      { name: 'Motif', encode: throughMotif(encoder), rates: [] },
      { name: 'transformers.js', encode: await throughTransformers(model, threads), rates: [] },
    ];
    // One unmeasured round warms both and shows that they do the same work.
    const [ours, theirs] = [await pipelines[0]!.encode(files), await pipelines[1]!.encode(files)];
    for (let round = 0; round < rounds; round++) {
      for (const pipeline of round % 2 === 0 ? pipelines : [...pipelines].reverse()) {
        const start = performance.now();
        await pipeline.encode(files);
        pipeline.rates.push((files.length * 1000) / (performance.now() - start));
      }
    }
    const note = `${path.basename(model)} fp32, ${threads} thread, ${files.length} JPEGs of 4000 x 3000, ${rounds} rounds`;
    const [motif, transformers] = pipelines.map(({ rates }) => median(rates));
    return [
      { name: 'Motif', value: motif!, unit: 'pictures/s', note },
      { name: 'transformers.js', value: transformers!, unit: 'pictures/s', note },
      { name: 'Motif / transformers.js', value: motif! / transformers!, unit: 'times' },
      {
        name: 'least cosine between the two',
        value: leastCosine(ours, theirs, encoder.identity.dimensions),
        unit: '',
        note: 'that both did the same work',
      },
    ];
  } finally {
    await encoder.close();
    await rm(folder, { recursive: true });
  }
}

/** The next batch is decoded while the runtime encodes this one. */
function throughMotif(encoder: Encoder): Encode {
  const { imageSizePx } = encoder.card;
  const prepare = (files: readonly string[]) =>
    Promise.all(
      files.map(async (file) => {
        const { pixels } = await decodeImage(file, { shortEdgePx: imageSizePx, timeoutSeconds: 120 });
        return encoder.preprocess(pixels);
      }),
    );
  return async (files) => {
    const vectors: Float32Array[] = [];
    let next = prepare(files.slice(0, batchSize));
    for (let start = 0; start < files.length; start += batchSize) {
      const prepared = await next;
      next = prepare(files.slice(start + batchSize, start + 2 * batchSize));
      vectors.push(await encoder.encodeImages({ values: joined(prepared), count: prepared.length }));
    }
    return joined(vectors);
  };
}

async function throughTransformers(model: string, threads: number): Promise<Encode> {
  const { env, pipeline } = await import('@huggingface/transformers');
  env.allowRemoteModels = false;
  env.localModelPath = path.dirname(model);
  const extract = await pipeline('image-feature-extraction', path.basename(model), {
    dtype: 'fp32',
    device: 'cpu',
    session_options: { intraOpNumThreads: threads },
  });
  return async (files) => {
    const vectors: Float32Array[] = [];
    for (let start = 0; start < files.length; start += batchSize) {
      const found = await extract(files.slice(start, start + batchSize));
      vectors.push(Float32Array.from(found.data as Float32Array));
    }
    return joined(vectors);
  };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const result = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

function leastCosine(ours: Float32Array, theirs: Float32Array, dimensions: number): number {
  let least = 1;
  for (let index = 0; index < ours.length / dimensions; index++) {
    const [a, b] = [unitRow(ours, index, dimensions), unitRow(theirs, index, dimensions)];
    least = Math.min(least, dot(a, b) / Math.sqrt(dot(b, b)));
  }
  return least;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

async function defaultModel(): Promise<string> {
  const beside = '../shared/models/clip-tiny-random';
  const root = await projectRoot(path.dirname(fileURLToPath(import.meta.url)));
  const tiny = path.join(root, beside);
  return existsSync(tiny) ? tiny : (await createModelStore().resolve('clip-b32')).folder;
}

/** This file runs from bench/ as well as from dist-bench/bench/. */
async function projectRoot(from: string): Promise<string> {
  const found = await readFile(path.join(from, 'package.json'), 'utf8').catch(() => undefined);
  return found === undefined && path.dirname(from) !== from ? projectRoot(path.dirname(from)) : from;
}
