import { throwIfCancelled } from '../errors.js';
import type { Pixels } from '../image.js';
import { normaliseRows } from '../vector.js';
import type { Encoder, ImageBatch } from './encoder.js';

/** What each dimension of the fake encoder stands for, in order. */
export const fakeColours = {
  red: [255, 0, 0],
  green: [0, 128, 0],
  blue: [0, 0, 255],
  yellow: [255, 255, 0],
  purple: [128, 0, 128],
  orange: [255, 165, 0],
  black: [0, 0, 0],
  white: [255, 255, 255],
} as const satisfies Record<string, readonly [number, number, number]>;

/** The same colours in Chinese, so that tests can ask in both languages. */
const chineseNames = ['红', '绿', '蓝', '黄', '紫', '橙', '黑', '白'];
const imageSizePx = 8;

/**
 * Returns an encoder whose vectors can be computed in the head: dimension i is the share of the picture whose nearest
 * colour is the i-th of `fakeColours`, or how often a text names it, in English or Chinese; a ninth dimension stands for
 * everything else and is 1 for texts that name no colour. Loads nothing, and is the same everywhere.
 */
export function createFakeEncoder(modelId = 'fake'): Encoder {
  const names = Object.keys(fakeColours);
  const dimensions = names.length + 1;
  return {
    identity: { modelId, dimensions, preprocessingHash: 'fake-1' },
    card: { family: 'fake', imageSizePx, maxTokens: 77, logitScale: 20, dtype: 'fp32', device: 'cpu' },
    preprocess: async (pixels) => sample(pixels),

    async encodeImages(batch: ImageBatch, signal) {
      throwIfCancelled(signal);
      const plane = imageSizePx * imageSizePx;
      if (batch.values.length !== batch.count * 3 * plane) {
        throw new RangeError(
          `Expected ${batch.count} images of ${3 * plane} values, received ${batch.values.length} values`,
        );
      }
      const vectors = new Float32Array(batch.count * dimensions);
      for (let image = 0; image < batch.count; image++) {
        for (let index = 0; index < plane; index++) {
          const at = image * 3 * plane + index;
          const colour = [0, 1, 2].map((channel) => batch.values[at + channel * plane]! * 255);
          vectors[image * dimensions + nearest(colour)]! += 1;
        }
      }
      return normaliseRows(vectors, dimensions);
    },

    async encodeTexts(texts, signal) {
      throwIfCancelled(signal);
      const vectors = new Float32Array(texts.length * dimensions);
      texts.forEach((text, row) => {
        const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
        const counts = names.map(
          (name, index) =>
            words.filter((word) => word === name).length + text.split(chineseNames[index]!).length - 1,
        );
        const isSilent = counts.every((count) => count === 0);
        vectors.set([...counts, isSilent ? 1 : 0], row * dimensions);
      });
      return normaliseRows(vectors, dimensions);
    },
    close: async () => undefined,
  };
}

/** Returns the pixels at the centres of an 8 x 8 grid, in [0, 1], [3 x 8 x 8]. */
function sample({ data, widthPx, heightPx }: Pixels): Float32Array {
  const plane = imageSizePx * imageSizePx;
  const values = new Float32Array(3 * plane);
  for (let index = 0; index < plane; index++) {
    const x = Math.floor((((index % imageSizePx) + 0.5) * widthPx) / imageSizePx);
    const y = Math.floor(((Math.floor(index / imageSizePx) + 0.5) * heightPx) / imageSizePx);
    for (let channel = 0; channel < 3; channel++) {
      values[channel * plane + index] = data[(y * widthPx + x) * 3 + channel]! / 255;
    }
  }
  return values;
}

function nearest(colour: readonly number[]): number {
  const candidates: readonly (readonly number[])[] = Object.values(fakeColours);
  const distances = candidates.map((candidate) =>
    candidate.reduce((sum, value, channel) => sum + (value - colour[channel]!) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}
