import { throwIfCancelled } from '../errors.js';
import type { Pixels } from '../image.js';
import type { Progress } from '../operation.js';
import { row } from '../vector.js';
import type { Encoder } from './encoder.js';

/** Keeps memory level, and a large model from being silent for long. */
const textsAtOnce = 64;
const picturesAtOnce = 8;

/** How long work on many is told and stopped. */
export interface LongWork {
  signal: AbortSignal;
  progress: (report: Progress) => void;
}

/** Returns the vectors of texts [texts x dimensions], encoded in parts; `stage` names the work in its progress. */
export async function encodeManyTexts(
  texts: readonly string[],
  encoder: Encoder,
  { signal, progress }: LongWork,
  stage = 'texts',
): Promise<Float32Array> {
  const { dimensions } = encoder.identity;
  const vectors = new Float32Array(texts.length * dimensions);
  for (let start = 0; start < texts.length; start += textsAtOnce) {
    throwIfCancelled(signal);
    const part = texts.slice(start, start + textsAtOnce);
    vectors.set(await encoder.encodeTexts(part, signal), start * dimensions);
    progress({ stage, done: start + part.length, total: texts.length, unit: 'texts' });
  }
  return vectors;
}

/**
 * Returns the vector and the label of each picture, in the order in which they come; each is prepared and forgotten before the
 * next but the vector. `count` is how many there are, for the progress.
 */
export async function encodeLabelled<Label>(
  pictures: AsyncIterable<{ pixels: Pixels; label: Label }>,
  encoder: Encoder,
  { signal, progress, count, stage }: LongWork & { count: number; stage: string },
): Promise<{ vectors: Float32Array[]; labels: Label[] }> {
  const vectors: Float32Array[] = [];
  const labels: Label[] = [];
  const { dimensions } = encoder.identity;
  let waiting: Float32Array[] = [];
  const flush = async () => {
    if (waiting.length === 0) return;
    const values = new Float32Array(waiting.length * waiting[0]!.length);
    waiting.forEach((input, at) => void values.set(input, at * input.length));
    const found = await encoder.encodeImages({ values, count: waiting.length }, signal);
    for (let at = 0; at < waiting.length; at++) vectors.push(row(found, at, dimensions).slice());
    waiting = [];
    progress({ stage, done: vectors.length, total: count, unit: 'pictures' });
  };
  for await (const { pixels, label } of pictures) {
    throwIfCancelled(signal);
    waiting.push(await encoder.preprocess(pixels));
    labels.push(label);
    if (waiting.length === picturesAtOnce) await flush();
  }
  await flush();
  return { vectors, labels };
}
